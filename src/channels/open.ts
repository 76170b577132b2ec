import { randomBytes } from 'node:crypto';
import type { CardWords } from '../../adapters/cards/words.ts';
import type { Channel, ChannelDeps } from '../../adapters/channel.ts';
import type { SlackCloud } from '../../adapters/slack/deps.ts';
import type { SlackTexts } from '../../adapters/slack/texts.ts';
import type { TeamsCloud } from '../../adapters/teams/deps.ts';
import type { TeamsTexts } from '../../adapters/teams/texts.ts';
import type { Env } from '../env.ts';
import type { Mount } from '../server.ts';

/** Where the platforms live, when that is not where everybody finds them: a test's own servers. */
export type Clouds = { teams?: TeamsCloud; slack?: SlackCloud };

/** The words of the channels, as `prompts/` has them. */
export type ChannelWords = { cards: CardWords; teams: TeamsTexts; slack: SlackTexts };

/** Opens the channels that are configured. Each SDK costs half a second and some 50 MB, so one that is not needed is not loaded. */
export async function openChannels(
  { teams, slack }: Pick<Env, 'teams' | 'slack'>,
  words: ChannelWords,
  depsOf: (channel: Channel['name']) => ChannelDeps,
  clouds: Clouds,
): Promise<(Channel & Mount)[]> {
  const opened: (Channel & Mount)[] = [];
  if (teams !== null) {
    const { publicCloud, teamsChannel } = await import('../../adapters/teams/channel.ts');
    const cloud = clouds.teams ?? publicCloud;
    opened.push(teamsChannel({ ...depsOf('teams'), settings: teams, cloud, texts: words.teams, words: words.cards }));
  }
  if (slack !== null) {
    const { publicCloud, slackChannel } = await import('../../adapters/slack/channel.ts');
    const cloud = clouds.slack ?? publicCloud;
    const nonce = () => randomBytes(12);
    opened.push(
      slackChannel({ ...depsOf('slack'), settings: slack, cloud, texts: words.slack, words: words.cards, nonce }),
    );
  }
  return opened;
}
