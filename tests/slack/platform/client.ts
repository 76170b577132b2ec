import { fillIn, report } from './client-fill.ts';
import { close, type Modal, modalOf, type Submitted, submit } from './client-modal.ts';
import { findControl, press } from './client-press.ts';
import { edit, say, takeBack } from './client-say.ts';
import { type Home, homeOf, type Place, type Seen, seen, visibleTo } from './client-see.ts';
import { type EventSent, type Events, messageEvent } from './events.ts';
import type { Filled } from './fill.ts';
import { escaped, type Surface, shortcut, slashCommand } from './interactions.ts';
import { applyReply } from './reply.ts';
import { type Body, isBody } from './shape.ts';
import { withIds } from './state.ts';
import { topModal, viewOut } from './views.ts';
import {
  type Answer,
  type Conversation,
  directWith,
  installOf,
  type Member,
  type Message,
  type Values,
  type World,
} from './world.ts';

/** Somebody at work in Slack. Every deed resolves when the app has answered what Slack sent it. */
export type Person = {
  member: Member;
  /** The conversation with the app. */
  direct: () => Conversation;
  says: (text: string, place?: Place) => Promise<EventSent | null>;
  /** `@app text` in a channel. */
  mentions: (channel: Conversation, text: string, thread?: string) => Promise<EventSent | null>;
  edits: (message: Message, text: string, place?: Place) => Promise<EventSent | null>;
  deletes: (message: Message, place?: Place) => Promise<EventSent | null>;
  command: (command: string, text?: string, place?: Place) => Promise<Answer>;
  shortcut: (callbackId: string) => Promise<Answer>;
  messageShortcut: (callbackId: string, message: Message, place?: Place) => Promise<Answer>;
  opensHome: () => Promise<EventSent | null>;
  opensMessages: () => Promise<EventSent | null>;
  joins: (channel: Conversation) => Promise<EventSent | null>;
  /** Brings the app into a channel, or puts it out. */
  brings: (channel: Conversation) => Promise<EventSent | null>;
  putsOut: (channel: Conversation) => Promise<EventSent | null>;
  /** Presses a button or option by its label: in the open modal, else in the newest message that has it, or on the home page when that is open. */
  taps: (label: string, place?: Place & { on?: 'home' | 'messages' }) => Promise<Answer>;
  /** Fills in the open modal, else the open home page, else the newest message with questions; questions with `dispatch_action` tell the app. */
  fills: (answers: Record<string, Filled>) => Promise<Answer[]>;
  submits: (answers?: Record<string, Filled>) => Promise<Submitted>;
  /** Cancel; `cross` closes all that is open. */
  closes: (how?: 'cancel' | 'cross') => Promise<Answer | null>;
  messages: (place?: Place) => Seen[];
  /** The newest message of the app in the conversation. */
  last: (place?: Place) => Seen | null;
  modal: () => Modal | null;
  home: () => Home | null;
  /** What they saw go wrong. */
  troubles: () => string[];
};

/** The person's side of one member. */
export function makePerson(world: World, events: Events, member: Member): Person {
  let onHome = false;
  const filled = new Map<string, Values>();
  const bot = () => installOf(world, member.teamId);
  const direct = (): Conversation => {
    const install = bot();
    if (install === undefined) throw new Error('the app is not installed here');
    return directWith(world, install, member.id);
  };
  const place = (where: Place = {}) => where.in ?? direct();
  const keptOf = (channel: Conversation, ts: string): Values => {
    const key = `${channel.id}/${ts}`;
    const kept = filled.get(key) ?? {};
    filled.set(key, kept);
    return kept;
  };
  const visible = (channel: Conversation) => visibleTo(channel, member.id);
  const surfaces = (where?: Place): (Surface & { on: 'message' })[] => {
    const mine = [...world.conversations.values()].filter(({ members }) => members.has(member.id));
    return (where?.in === undefined ? mine : [where.in])
      .flatMap((channel) =>
        visible(channel).map((one) => ({
          on: 'message' as const,
          channel,
          ...one,
          kept: keptOf(channel, one.message.ts),
        })),
      )
      .sort((a, b) => (a.message.ts < b.message.ts ? 1 : -1));
  };
  const tell = (channel: Conversation, event: Body) => {
    const { name, type } = messageEvent(channel);
    const hears = channel.members.has(bot()?.botUserId ?? '');
    return hears
      ? events.send(member.teamId, name, { ...event, channel: channel.id, channel_type: type })
      : Promise.resolve(null);
  };
  const mayAct = (channel: Conversation) => {
    if (!channel.members.has(member.id)) throw new Error(`${member.name} is not in ${channel.name}`);
  };
  const opens = (tab: 'home' | 'messages') => {
    onHome = tab === 'home';
    const view = world.views.get(world.homes.get(member.id) ?? '');
    const shown = tab === 'home' && view !== undefined ? { view: viewOut(world, view) } : {};
    const event = {
      type: 'app_home_opened',
      user: member.id,
      channel: direct().id,
      tab,
      ...shown,
      event_ts: world.ts(),
    };
    return events.send(member.teamId, 'app_home_opened', event);
  };
  /** Commands and shortcuts are only there where the app was installed with that scope. */
  const offered = (what: string) => {
    if (bot()?.scopes.includes('commands') !== true) throw new Error(`there is no ${what} here`);
  };
  const interact = async (kind: 'interactive' | 'slash_commands', payload: Body, what: string) => {
    if (payload.type === 'shortcut' || payload.type === 'message_action' || kind === 'slash_commands') offered(what);
    const answer = await world.send(kind, payload);
    if (answer.failure !== null) world.troubles.push({ user: member.id, what: `${what} failed: ${answer.failure}` });
    return answer;
  };
  const fills = async (answers: Record<string, Filled>): Promise<Answer[]> => {
    if (Object.keys(answers).length === 0) return [];
    const modal = topModal(world, member.id);
    const asks = (surface: Surface & { on: 'message' }) =>
      withIds(surface.message.blocks).some(({ type }) => type === 'input');
    const home = onHome ? world.views.get(world.homes.get(member.id) ?? '') : undefined;
    const view = modal ?? home;
    const surface = view === undefined ? surfaces().find(asks) : { on: 'view' as const, view };
    if (surface === undefined) throw new Error('there is nothing to fill in');
    const told: Answer[] = [];
    for (const block of fillIn(surface, answers)) told.push(await report(world, member, surface, block));
    return told;
  };
  return {
    member,
    direct,
    async says(text, where) {
      onHome = false;
      const channel = place(where);
      mayAct(channel);
      const message = say(world, member, channel, escaped(text), where?.thread);
      return tell(channel, { ...message, event_ts: message.ts });
    },
    async mentions(channel, text, thread) {
      mayAct(channel);
      const message = say(world, member, channel, `<@${bot()?.botUserId}> ${escaped(text)}`, thread);
      const [mention] = await Promise.all([
        channel.members.has(bot()?.botUserId ?? '') && channel.kind !== 'im'
          ? events.send(member.teamId, 'app_mention', {
              ...message,
              type: 'app_mention',
              channel: channel.id,
              event_ts: message.ts,
            })
          : null,
        tell(channel, { ...message, event_ts: message.ts }),
      ]);
      return mention;
    },
    edits: (message, text, where) => tell(place(where), edit(world, member, message, escaped(text))),
    deletes: (message, where) => tell(place(where), takeBack(world, place(where), message)),
    async command(command, text = '', where) {
      const channel = place(where);
      mayAct(channel);
      if (where?.thread !== undefined) throw new Error('Slack takes no commands in threads');
      const answer = await interact('slash_commands', slashCommand(world, member, channel, command, text), command);
      const reply: Body | null = isBody(answer.body)
        ? answer.body
        : answer.body === '' || answer.body === null
          ? null
          : { text: String(answer.body) };
      if (answer.failure === null && reply !== null)
        applyReply(world, { userId: member.id, channel: channel.id, source: null }, reply, 'slash_command');
      return answer;
    },
    shortcut: (callbackId) => interact('interactive', shortcut(world, member, callbackId, null), callbackId),
    messageShortcut: (callbackId, message, where) =>
      interact('interactive', shortcut(world, member, callbackId, { channel: place(where), message }), callbackId),
    opensHome: () => opens('home'),
    opensMessages: () => opens('messages'),
    joins(channel) {
      channel.members.add(member.id);
      const event = {
        type: 'member_joined_channel',
        user: member.id,
        channel: channel.id,
        channel_type: 'C',
        team: member.teamId,
      };
      return events.send(member.teamId, 'member_joined_channel', { ...event, event_ts: world.ts() });
    },
    brings(channel) {
      const user = bot()?.botUserId ?? '';
      channel.members.add(user);
      const event = { type: 'member_joined_channel', user, channel: channel.id, channel_type: 'C', inviter: member.id };
      return events.send(member.teamId, 'member_joined_channel', {
        ...event,
        team: member.teamId,
        event_ts: world.ts(),
      });
    },
    putsOut(channel) {
      channel.members.delete(bot()?.botUserId ?? '');
      const type = channel.kind === 'group' ? 'group_left' : 'channel_left';
      const event = { type, channel: channel.id, actor_id: member.id, event_ts: world.ts() };
      return events.send(member.teamId, type, event);
    },
    async taps(label, where) {
      const modal = topModal(world, member.id);
      const home = world.views.get(world.homes.get(member.id) ?? '');
      const wantsHome = where?.on === 'home' || (where?.on === undefined && where?.in === undefined && onHome);
      const open: Surface[] =
        modal !== null
          ? [{ on: 'view', view: modal }]
          : wantsHome && home !== undefined
            ? [{ on: 'view', view: home }]
            : surfaces(where);
      const { surface, control } = findControl(open, label);
      return press(world, member, surface, control);
    },
    fills,
    async submits(answers = {}) {
      await fills(answers);
      return submit(world, member);
    },
    closes: (how = 'cancel') => close(world, member, how === 'cross'),
    messages: (where) => visible(place(where)).map((one) => seen(one.message, one.ephemeral, member.id)),
    last(where) {
      const found = visible(place(where)).findLast(({ message }) => message.user !== member.id);
      return found === undefined ? null : seen(found.message, found.ephemeral, member.id);
    },
    modal: () => modalOf(world, member.id),
    home: () => homeOf(world, member.id),
    troubles: () => world.troubles.filter(({ user }) => user === member.id).map(({ what }) => what),
  };
}
