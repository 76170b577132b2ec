import { z } from 'zod';
import type { Address, Input } from '../../dialogs/model/inbound.ts';
import type { TeamsActivity } from './activity.ts';
import { teamsAddress } from './address.ts';
import { conversationOf, groupOf } from './group.ts';
import { said } from './said.ts';

/** Where an answer is expected on the open request: a card that was tapped, a dialog that is to open, or one that was sent in. */
export type Asked = { kind: 'card' | 'opening' | 'dialog'; key: string | null };

/**
 * What an activity asks of us. `event`: something a person did, `asked` when it wants an answer at once, `group` when it was done in
 * one, `files` when what was said came with a picture or file. `open`: the dialog of the message with this key. `wordless`: a message without any text. `invalid` and `unknown`: a press that is none of our
 * buttons, on a card or in a dialog; a request that we do not know. `nothing`: not for us.
 */
export type Read =
  | { kind: 'event'; id: string; from: Address; group: Address | null; input: Input; asked: Asked | null; files?: true }
  | { kind: 'open'; from: Address; group: Address | null; key: string }
  | { kind: 'wordless'; id: string; from: Address }
  | { kind: 'invalid'; on: 'card' | 'dialog' }
  | { kind: 'unknown' | 'nothing' };

const press = z.looseObject({ action: z.string().min(1).max(200), key: z.string().max(300).optional() });
const execute = z.looseObject({ action: z.looseObject({ verb: z.literal('act'), data: press }) });
const submit = z.looseObject({ data: press });
const fetch = z.looseObject({
  data: z.looseObject({ key: z.string().max(300), action: z.string().min(1).max(200).optional() }),
});

/** Reads an activity; `bare` is what counts as said when only our name was called in a group. */
export function read(activity: TeamsActivity, bare: string): Read {
  const { type, from, recipient, id } = activity;
  // Without a sender or an id of its own nothing can be done with it once; what we did ourselves is no news.
  if (from === undefined || id === undefined || from.id === recipient.id) return { kind: 'nothing' };
  switch (type) {
    case 'message':
      return message(activity, event(activity, ''), bare);
    case 'messageUpdate':
      if (activity.channelData?.eventType === 'undeleteMessage') return { kind: 'nothing' };
      return { ...event(activity, `|edited ${activity.timestamp ?? ''}`), input: { kind: 'edited' } };
    case 'messageDelete':
      return { ...event(activity, '|deleted'), input: { kind: 'deleted' } };
    case 'installationUpdate':
      return installation(activity, event(activity, ''));
    case 'conversationUpdate':
      return roster(activity, event(activity, ''));
    case 'invoke':
      return invoke(activity, event(activity, ''));
    default:
      return { kind: 'nothing' };
  }
}

type Event = Omit<Extract<Read, { kind: 'event' }>, 'input'>;

/** The id of an activity is unique within its conversation; a thread is a part of one. */
function event(activity: TeamsActivity, what: string): Event {
  return {
    kind: 'event',
    id: `${conversationOf(activity)}|${activity.id}${what}`,
    from: teamsAddress(activity.from ?? activity.recipient),
    group: groupOf(activity),
    asked: null,
  };
}

function message(activity: TeamsActivity, event: Event, bare: string): Read {
  const pressed = press.safeParse(activity.value);
  // On what we post in a group no button sends a message.
  if (pressed.success) return event.group === null ? { ...event, input: act(pressed.data) } : { kind: 'nothing' };
  const { text, called } = said(activity);
  // In a group we may get to see what was not meant for us.
  if (event.group !== null)
    return called ? { ...event, input: { kind: 'text', text: text || bare } } : { kind: 'nothing' };
  if (text === '') return { kind: 'wordless', id: event.id, from: event.from };
  return { ...event, input: { kind: 'text', text }, ...(hasFile(activity) ? { files: true } : {}) };
}

/** Teams also calls the words themselves an attachment, as HTML, and what is quoted, and a card. */
function hasFile({ attachments }: TeamsActivity): boolean {
  return (attachments ?? []).some(({ contentType }) =>
    /^(image|video|audio)\/|^application\/vnd\.microsoft\.teams\.file\./.test(contentType),
  );
}

/** Who came and went. Out of somebody's own chat we are only taken by an installation. */
function roster({ membersAdded, membersRemoved, recipient }: TeamsActivity, event: Event): Read {
  const hasUs = (members: TeamsActivity['membersAdded']) => members?.some(({ id }) => id === recipient.id) ?? false;
  if (hasUs(membersAdded)) return { ...event, input: { kind: 'arrived' } };
  const isOut = event.group !== null && hasUs(membersRemoved);
  return isOut ? { ...event, input: { kind: 'left' } } : { kind: 'nothing' };
}

/** An upgrade changes nothing. */
function installation(activity: TeamsActivity, event: Event): Read {
  if (activity.action === 'add') return { ...event, input: { kind: 'arrived' } };
  return activity.action === 'remove' ? { ...event, input: { kind: 'left' } } : { kind: 'nothing' };
}

function invoke({ name, value }: TeamsActivity, event: Event): Read {
  switch (name) {
    case 'adaptiveCard/action': {
      const { data } = execute.safeParse(value);
      if (data === undefined) return { kind: 'invalid', on: 'card' };
      return { ...event, input: act(data.action.data), asked: { kind: 'card', key: data.action.data.key ?? null } };
    }
    case 'task/submit': {
      const { data } = submit.safeParse(value);
      if (data === undefined) return { kind: 'invalid', on: 'dialog' };
      return { ...event, input: act(data.data), asked: { kind: 'dialog', key: data.data.key ?? null } };
    }
    case 'task/fetch': {
      const { data } = fetch.safeParse(value);
      if (data === undefined) return { kind: 'invalid', on: 'dialog' };
      const { key, action, ...rest } = data.data;
      if (action === undefined) return { kind: 'open', from: event.from, group: event.group, key };
      return { ...event, input: act({ ...rest, action }), asked: { kind: 'opening', key } };
    }
    default:
      return { kind: 'unknown' };
  }
}

/** The inputs of a card come beside the button's own data, by the id of their field. */
function act({ action, key: _, msteams: __, ...rest }: z.infer<typeof press>): Extract<Input, { kind: 'act' }> {
  const values = Object.entries(rest).flatMap(([field, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[field, String(value)]]
      : [],
  );
  return { kind: 'act', action, values: Object.fromEntries(values) };
}
