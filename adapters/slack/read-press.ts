import { z } from 'zod';
import { appOf, shortHash, teamsOf } from './from-body.ts';
import type { Place, Seen } from './seen.ts';
import { readValues, state } from './values.ts';
import { FIELD, readButton, readMark } from './wire.ts';

const text = z.string().default('');

const press = z.object({
  type: z.literal('block_actions'),
  trigger_id: text,
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  container: z.object({ type: z.string(), channel_id: z.string().nullish() }).optional(),
  channel: z.object({ id: z.string() }).nullish(),
  view: z.object({ id: z.string(), type: text, private_metadata: text, state: state.nullish() }).nullish(),
  state: state.nullish(),
  actions: z.array(
    z.object({
      action_id: z.string(),
      block_id: text,
      value: z.string().nullish(),
      /** A line of a "..." menu. */
      selected_option: z.object({ value: text }).nullish(),
      action_ts: text,
    }),
  ),
});

type Press = z.infer<typeof press>;

/** A button that was pressed, or a field of a form that was filled in; null for a body that is neither. */
export function readPress(body: unknown): Seen | null {
  const read = press.safeParse(body);
  if (!read.success) return null;
  const { data } = read;
  const [action] = data.actions;
  const place = placeOf(data);
  if (action === undefined || place === null) return { kind: 'nothing' };
  const values = readValues(data.view?.state ?? data.state);
  const by = { kind: 'deed' as const, user: data.user.id, teams: teamsOf([data.user.team_id]), app: appOf(body) };
  if (action.action_id === FIELD) {
    const mark = place.kind === 'form' ? readMark(data.view?.private_metadata) : null;
    return mark === null ? { kind: 'nothing' } : { ...by, deed: { kind: 'typed', mark, values } };
  }
  const button = readButton(action.value ?? action.selected_option?.value);
  if (button === null) return { kind: 'nothing' };
  const chosen = button.kind === 'act' ? { ...values, ...button.values } : values;
  const id = data.trigger_id || shortHash([data.user.id, action.action_ts, action.block_id, action.action_id]);
  return { ...by, deed: { kind: 'pressed', id, button, values: chosen, place, trigger: data.trigger_id } };
}

function placeOf({ view, channel, container }: Press): Place | null {
  if (view?.type === 'home') return { kind: 'home' };
  if (view) return { kind: 'form', view: view.id, channel: readMark(view.private_metadata)?.channel ?? null };
  const id = channel?.id ?? container?.channel_id;
  return id ? { kind: 'message', channel: id } : null;
}
