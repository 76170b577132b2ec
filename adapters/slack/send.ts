import { type ChannelDeps, type Delivery, type Outcome, unreachable } from '../channel.ts';
import { readAddress } from './address.ts';
import type { Call } from './call.ts';
import { codeIn, type Trouble, troubleOf } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Pace } from './pace.ts';
import type { People } from './people.ts';
import { beginning, post, type Step, type Underway } from './post.ts';
import type { PostStage } from './scene.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

type Deps = Pick<ChannelDeps, 'now' | 'random'> & {
  stage: PostStage;
  people: People;
  workspaces: Workspaces;
  call: Call;
  pace: Pace;
};

export type Sender = {
  send(delivery: Delivery): Promise<Outcome>;
  /** Something came in with this workspace's token, so that it works. */
  alive(workspace: Workspace): void;
};

/**
 * Brings messages to people's own conversations, and into channels. What is known of a message under way is in memory; how far
 * an earlier run got is read back from somebody's own conversation.
 */
export function createSender({ stage, people, workspaces, call, pace, now, random }: Deps): Sender {
  const underway = new Map<string, Underway>();
  /** Tokens that Slack no longer takes. */
  const dead = new Set<string>();

  async function send(delivery: Delivery): Promise<Outcome> {
    const { key } = delivery;
    const state = underway.get(key) ?? beginning(delivery);
    underway.set(key, state);
    const outcome = await attempt(delivery, state);
    if (outcome.kind === 'later') return isBegun(state) ? { ...outcome, begun: true } : outcome;
    underway.delete(key);
    return outcome;
  }

  async function attempt(delivery: Delivery, state: Underway): Promise<Outcome> {
    const { to, key } = delivery;
    const target = readAddress(to.id);
    if (target === null) return { kind: 'refused', code: 'not-installed' };
    let token = '';
    try {
      const workspace = await workspaces.find(target.workspace);
      if (workspace === null) return { kind: 'refused', code: 'not-installed' };
      token = workspace.client.token ?? '';
      if (dead.has(token)) return { kind: 'refused', code: 'not-installed' };
      const kept = await people.read(to.id);
      if (kept?.away) return { kind: 'refused', code: kept.away };
      const conversation =
        target.kind === 'group' ? target.channel : (kept?.dm ?? (await open(workspace, to.id, target.user)));
      const wait = pace.take(conversation, now());
      if (wait > 0) return { kind: 'later', afterMs: wait };
      const slack = { client: workspace.client, call };
      return await ended(await post(slack, conversation, delivery, state, stage), to.id, token, state);
    } catch (fault) {
      // Nothing was posted yet: what failed was finding out where to, or our own store.
      const trouble = troubleOf(fault);
      stage.log('slack not reached', { key, code: codeIn(fault) });
      const step: Step = trouble.kind === 'unsure' ? { kind: 'again' } : { kind: 'trouble', trouble };
      return ended(step, to.id, token, state);
    }
  }

  async function open(workspace: Workspace, id: string, user: string): Promise<string> {
    const { channel } = await workspace.client.conversations.open({ users: user });
    if (channel?.id === undefined) throw new Error('conversation without an id');
    await people.keep(id, { dm: channel.id });
    return channel.id;
  }

  async function ended(step: Step, id: string, token: string, state: Underway): Promise<Outcome> {
    switch (step.kind) {
      case 'sent':
        return { kind: 'sent', ref: step.ref };
      case 'unknown':
        return { kind: 'unknown', code: step.code };
      case 'again':
        return { kind: 'later', afterMs: backOff(state) };
      case 'trouble':
        return stopped(step.trouble, id, token, state);
    }
  }

  async function stopped(trouble: Trouble, id: string, token: string, state: Underway): Promise<Outcome> {
    if (trouble.kind === 'limited') return { kind: 'later', afterMs: trouble.afterMs };
    if (trouble.kind !== 'refused') return { kind: 'later', afterMs: backOff(state) };
    const { code, slack } = trouble;
    if (slack === 'channel_not_found' && !state.reopened && readAddress(id)?.kind === 'person') {
      // The conversation we know may be an old one; Slack says which it is now.
      state.reopened = true;
      await people.keep(id, { dm: null });
      return { kind: 'later', afterMs: 1 };
    }
    if (code === 'not-installed') dead.add(token);
    else if (unreachable.some((name) => name === code)) await people.keep(id, { away: code });
    return { kind: 'refused', code };
  }

  function backOff(state: Underway): number {
    state.tries += 1;
    return Math.round(Math.min(1000 * 2 ** state.tries, SLACK_LIMITS.longestPause) * (0.5 + random() / 2));
  }

  return { send, alive: ({ client }) => void dead.delete(client.token ?? '') };
}

/** Did a part of it arrive, or may it have? */
function isBegun({ refs, doubt }: Underway): boolean {
  return refs.length > 0 || doubt !== null;
}
