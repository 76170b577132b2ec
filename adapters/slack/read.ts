import { z } from 'zod';
import { appOf, shortHash, teamsOf } from './from-body.ts';
import { commandText, plainText } from './plain-text.ts';
import { readEvent } from './read-event.ts';
import { readPress } from './read-press.ts';
import type { Seen } from './seen.ts';
import { readValues, state } from './values.ts';
import { readMark } from './wire.ts';

const text = z.string().default('');
const user = z.object({ id: z.string(), team_id: z.string().nullish() });

const command = z.object({ command: z.string(), text, user_id: z.string(), channel_id: z.string(), trigger_id: text });

const shortcut = z.object({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: text,
  trigger_id: z.string(),
  user,
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ text: text.nullable(), ts: z.string().nullish() }).optional(),
});

const submission = z.object({
  type: z.literal('view_submission'),
  user,
  trigger_id: text,
  view: z.object({ id: z.string(), hash: text, callback_id: text, private_metadata: text, state: state.nullish() }),
});

/** The callback ids of the shortcuts in the manifest and of the form that takes a message over; `FIELD_OF_QUESTION` is its one field. */
export const OPEN_SHORTCUT = 'open';
export const TAKE_OVER = 'to-agenda';
export const FIELD_OF_QUESTION = 'question';

const nothing: Seen = { kind: 'nothing' };

/** What a body says, for the bot user it was sent to. What is not ours, unknown or from a bot is nothing; it never throws. */
export function readBody(body: unknown, botUser: string): Seen {
  return (
    readEvent(body, botUser) ??
    readCommand(body) ??
    readPress(body) ??
    readShortcut(body, botUser) ??
    readSubmission(body) ??
    nothing
  );
}

function readCommand(body: unknown): Seen | null {
  const read = command.safeParse(body);
  if (!read.success) return null;
  const { text, user_id, channel_id, trigger_id } = read.data;
  return {
    kind: 'deed',
    user: user_id,
    teams: [],
    app: appOf(body),
    deed: {
      kind: 'commanded',
      id: trigger_id || shortHash([user_id, channel_id, text]),
      text: commandText(text),
      channel: channel_id,
      trigger: trigger_id,
    },
  };
}

function readShortcut(body: unknown, botUser: string): Seen | null {
  const read = shortcut.safeParse(body);
  if (!read.success) return null;
  const { type, callback_id, trigger_id, message, channel } = read.data;
  const by = {
    kind: 'deed' as const,
    user: read.data.user.id,
    teams: teamsOf([read.data.user.team_id]),
    app: appOf(body),
  };
  if (type === 'shortcut' && callback_id === OPEN_SHORTCUT) return { ...by, deed: { kind: 'chose', id: trigger_id } };
  if (type !== 'message_action' || callback_id !== TAKE_OVER) return nothing;
  const text = plainText(message?.text ?? '', botUser);
  // What is written about one message is of that message, wherever the window is opened.
  const key = `${TAKE_OVER}:${shortHash([channel?.id ?? '', message?.ts ?? text])}`;
  return { ...by, deed: { kind: 'took-over', text, key, trigger: trigger_id } };
}

function readSubmission(body: unknown): Seen | null {
  const read = submission.safeParse(body);
  if (!read.success) return null;
  const { user, view, trigger_id } = read.data;
  const values = readValues(view.state);
  // The same view may be sent in again after errors, so that without a trigger id its words belong to the id.
  const id = trigger_id || shortHash([view.id, view.hash, JSON.stringify(values)]);
  const by = { kind: 'deed' as const, user: user.id, teams: teamsOf([user.team_id]), app: appOf(body) };
  const mark = readMark(view.private_metadata);
  if (view.callback_id === TAKE_OVER)
    return {
      ...by,
      deed: { kind: 'asked', id, key: mark?.key ?? '', text: values[FIELD_OF_QUESTION] ?? '', view: view.id },
    };
  if (mark === null) return nothing;
  return { ...by, deed: { kind: 'submitted', id, mark, values, view: view.id } };
}
