import type { Address } from '../../dialogs/model/inbound.ts';
import type { ChannelDeps, Receive, Reply } from '../channel.ts';
import { groupAddress, slackAddress } from './address.ts';
import type { Given } from './bolt.ts';
import { Refusal } from './errors.ts';
import type { Homes } from './home.ts';
import { SLACK_LIMITS } from './limits.ts';
import { openForm, openReply, openTakeOver, settled, submitForm, submitQuestion, updateForm } from './modal-flow.ts';
import { answeredNote, lineNote } from './own-views.ts';
import { lookUp, type People, type SlackPersonKept } from './people.ts';
import { readBody } from './read.ts';
import { answerInTime, messageOf, type Scene, type Stage, showNote, showReply } from './scene.ts';
import { channelOf, type Deed } from './seen.ts';
import { type Workspace, type Workspaces, workspaceOf } from './workspaces.ts';

type Deps = Pick<ChannelDeps, 'now'> & {
  stage: Stage;
  people: People;
  homes: Homes;
  workspaces: Workspaces;
  /** Null while the channel is not running. */
  receive: () => Receive | null;
  /** Something came in from a workspace: its token works. */
  alive: (workspace: Workspace) => void;
};

type Newcomer = Omit<Scene, 'channel' | 'dm' | 'hand' | 'patience'>;
type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>;

/** Works on one authorized body: hands in what somebody did and answers them. Throws what Slack is to come back with. */
export function createTakeIn({ stage, people, homes, workspaces, receive, alive, now }: Deps) {
  const { log, texts } = stage;

  async function work({ body, context, client, ack }: Given): Promise<void> {
    const seen = readBody(body, context.botUserId ?? '');
    if (seen.kind === 'removed') {
      const id = context.isEnterpriseInstall ? context.enterpriseId : context.teamId;
      return id === undefined ? undefined : workspaces.forget(id);
    }
    const workspace = workspaceOf(context, client);
    if (workspace === null) throw new Refusal('not-installed');
    if (seen.kind === 'nothing') return ack();
    if (!workspace.whole && seen.teams.some((team) => !workspace.teams.includes(team)))
      throw new Refusal('other-workspace');
    const { user, app, deed } = seen;
    const address = slackAddress({ workspace: workspace.id, user });
    if (deed.kind === 'typed') {
      stage.drafts.keep(address.id, deed.mark.key, deed.values);
      return ack();
    }
    alive(workspace);
    await enter({ workspace, address, user, app, ack }, deed);
  }

  async function enter(who: Newcomer, deed: Exclude<Deed, Of<'typed'>>): Promise<void> {
    const { address, workspace } = who;
    const channel = channelOf(deed);
    const group = channel === null ? null : groupAddress(workspace.id, channel);
    const before = await people.read(address.id);
    const looksUp = isToLookUp(before);
    const aliases = looksUp ? await lookedUp(workspace, address) : (before?.aliases ?? null);
    let isStranger: boolean | null = null;
    const apart = isOnPage(deed) ? { apart: true as const } : {};
    const hand: Scene['hand'] = async (id, input): Promise<Reply> => {
      const way = receive();
      if (way === null) throw new Error('not running');
      const known = aliases === null || aliases.length === 0 ? {} : { aliases };
      const where = group === null || input.kind === 'home' ? {} : { group };
      const reply = await way({ id, from: address, ...known, ...where, ...apart, input });
      isStranger = reply.stranger === true;
      if (before?.home && input.kind !== 'home') homes.renewSoon(scene);
      return reply;
    };
    // Whoever had to be looked up first has waited for that already.
    const patience = SLACK_LIMITS.answer - (looksUp ? SLACK_LIMITS.lookup : 0);
    const scene: Scene = { ...who, channel, dm: whereSeen(deed) ?? before?.dm ?? null, patience, hand };
    await act(scene, deed, before);
    if (group !== null) await reached(group, deed);
    const asked = looksUp ? now() : (before?.asked ?? 0);
    const known = isStranger === null ? {} : { asked: isStranger ? asked : null };
    const after = { ...before, aliases, away: null, ...known, ...learned(deed) };
    if (JSON.stringify(after) !== JSON.stringify(before))
      await people.keep(address.id, { aliases, away: null, ...known, ...learned(deed) });
  }

  /** Slack is asked who it is at first; of somebody who is nobody of ours now and then again, because an address may be mended. */
  function isToLookUp(before: SlackPersonKept | null): boolean {
    if (before === null || before.aliases === null) return true;
    return before.asked !== null && now() - before.asked >= SLACK_LIMITS.lookupAgain;
  }

  /** A channel that we were put out of is not posted in until something comes in from there; a command may be given where we are not. */
  async function reached(group: Address, { kind }: Deed): Promise<void> {
    if (kind === 'commanded' || kind === 'submitted') return;
    const away = kind === 'went' ? 'not-installed' : null;
    const before = (await people.read(group.id))?.away ?? null;
    if (before !== away) await people.keep(group.id, { away });
  }

  /** Null while Slack does not say: an address of longer ago may be somebody else's. A stranger is refused. */
  async function lookedUp(workspace: Workspace, address: Address) {
    const known = await lookUp(workspace, address.id);
    if (known.kind === 'stranger') throw new Refusal('other-workspace');
    if (known.kind === 'unknown') log('slack person not looked up', { id: address.id, code: known.code });
    return known.kind === 'member' ? known.aliases : null;
  }

  async function act(scene: Scene, deed: Exclude<Deed, Of<'typed'>>, before: SlackPersonKept | null): Promise<void> {
    switch (deed.kind) {
      case 'said':
        await showAgain(scene, await scene.hand(deed.id, { kind: 'text', text: deed.text }));
        if (deed.files) await showNote(scene, stage, lineNote(texts.wordless), { channel: deed.channel });
        return;
      case 'wordless':
        return showNote(scene, stage, lineNote(texts.wordless), { channel: deed.channel });
      case 'came':
        return showAgain(scene, await scene.hand(deed.id, { kind: 'arrived' }));
      case 'went':
        return void (await scene.hand(deed.id, { kind: 'left' }));
      case 'edited':
      case 'deleted':
        return void (await scene.hand(deed.id, { kind: deed.kind }));
      case 'mentioned': {
        const text = deed.text === '' ? texts.commands.open : deed.text;
        await showAgain(scene, await scene.hand(deed.id, { kind: 'text', text }));
        return showNote(scene, stage, answeredNote(texts, scene.app, scene.workspace.teams[0] ?? ''), deed);
      }
      case 'commanded':
        return command(scene, deed);
      case 'opened': {
        if (before === null)
          await showAgain(scene, await scene.hand(`arrived:${scene.address.id}`, { kind: 'arrived' }));
        if (!deed.home) return;
        const reply = await scene.hand(deed.id, { kind: 'home' });
        return reply.kind === 'again' ? homes.show(scene, reply.message) : undefined;
      }
      case 'chose':
        return answer(scene, scene.hand(deed.id, { kind: 'text', text: texts.commands.open }), (reply) =>
          showAgain(scene, reply, deed.id),
        );
      case 'took-over':
        return answer(scene, openTakeOver(scene, stage, deed), async () => undefined);
      case 'asked':
        return submitQuestion(scene, stage, deed);
      case 'submitted':
        return submitForm(scene, stage, deed);
      case 'pressed':
        return press(scene, deed);
    }
  }

  async function press(scene: Scene, deed: Of<'pressed'>): Promise<void> {
    const { id, button, place, values } = deed;
    if (button.kind === 'open') return answer(scene, openForm(scene, stage, deed), async () => undefined);
    // A press in a channel counts only on what was posted in that channel.
    if (scene.channel !== null && (await messageOf(scene, stage, button.key)) === null) {
      await scene.ack();
      return showNote(scene, stage, lineNote(texts.form.gone));
    }
    const handed = scene.hand(id, { kind: 'act', action: button.action, values: { ...values, ...button.values } });
    await answer(scene, handed, async (reply) => {
      settled(scene, stage, button.key, reply);
      if (place.kind === 'form') await updateForm(scene, stage, place.view, reply, button.key);
      else if (reply.kind === 'again')
        await openReply(scene, stage, { key: button.key, trigger: deed.trigger }, reply.message);
    });
  }

  async function command(scene: Scene, { id, text, channel, trigger }: Of<'commanded'>): Promise<void> {
    const note = answeredNote(texts, scene.app, scene.workspace.teams[0] ?? '');
    // In their own conversation the answer itself follows; anywhere else the line says where it is, to them alone.
    const say = () => (channel === scene.dm ? scene.ack() : scene.ack({ response_type: 'ephemeral', ...note }));
    // A form stands before them at once, wherever they are.
    const respond = (reply: Reply | null) =>
      reply?.kind === 'again' && reply.message.fields.length > 0 ? scene.ack() : say();
    const handed = scene.hand(id, { kind: 'text', text: `${texts.commands.open} ${text}`.trim() });
    await answer(scene, handed, (reply) => showAgain(scene, reply, trigger), respond);
  }

  /** Shows how it ended and answers Slack; when that takes too long, Slack is answered first. */
  async function answer<T>(
    scene: Scene,
    work: Promise<T>,
    show: (value: T) => Promise<void>,
    ack: (value: T | null) => Promise<void> = () => scene.ack(),
  ): Promise<void> {
    await answerInTime(work, scene.patience, {
      late: () => ack(null),
      inTime: async (value) => {
        await ack(value);
        await show(value);
      },
      after: (value) => (value === null ? showNote(scene, stage, lineNote(texts.form.failed)) : show(value)),
    });
  }

  async function showAgain(scene: Scene, reply: Reply, trigger = ''): Promise<void> {
    if (reply.kind === 'done') return;
    if (trigger === '') await showReply(scene, stage, reply.message, '');
    else await openReply(scene, stage, { key: '', trigger }, reply.message);
  }

  return work;
}

/** Where this was done, when what is shown there to one person is seen where they look. */
function whereSeen(deed: Deed): string | null {
  if (deed.kind === 'said') return deed.channel;
  return deed.kind === 'pressed' && deed.place.kind !== 'home' ? deed.place.channel : null;
}

/** Was it pressed on their own page, where nothing of the conversation is seen? */
function isOnPage(deed: Deed): boolean {
  return deed.kind === 'pressed' && deed.button.kind === 'act' && deed.place.kind === 'home';
}

/** What an event tells about how to reach somebody. */
function learned(deed: Deed): Partial<SlackPersonKept> {
  if (deed.kind === 'said') return { dm: deed.channel };
  if (deed.kind !== 'opened') return {};
  return { ...(deed.channel === null ? {} : { dm: deed.channel }), ...(deed.home ? { home: true } : {}) };
}
