import { noTrouble, type Trouble, textTrouble } from '../agenda/text-trouble.ts';
import type { Context } from '../commands/context.ts';
import { placementId } from '../commands/partners.ts';
import { say } from '../content/phrases.ts';
import { readDay } from '../ledger/read-day.ts';
import type { Values } from '../model/session.ts';
import { type Signal, signalKinds } from '../model/signal.ts';
import { wallFor } from '../session/world.ts';
import { type Route, routesOf } from './routes.ts';
import { discussedFor, fieldIds } from './signal-form.ts';

type Told = Pick<Signal, 'told' | 'kind' | 'seen' | 'since' | 'tried' | 'discussed' | 'on' | 'help'>;
/** What was filled in and for which placement, or what stands in its way. */
export type SignalRead =
  | { kind: 'ok'; route: Route; signal: Told }
  | { kind: 'wrong'; trouble: Trouble; days: readonly string[] };

const texts = [fieldIds.seen, fieldIds.since, fieldIds.tried, fieldIds.help];

/** Reads a filled-in form; `values` must be clean. Nothing of it may be stored unless it is `ok`. */
export function readSignal(context: Context, values: Values): SignalRead {
  const { phrases } = context.language;
  const value = (id: string) => values[id] ?? '';
  const routes = routesOf(context);
  const route = routes.length === 1 ? routes[0] : routes.find(({ placement }) => placement.id === value(placementId));
  const kind = signalKinds.find((one) => one === value(fieldIds.kind));
  const discussed = discussedFor(context).find((one) => one === value(fieldIds.discussed));
  const told = value(fieldIds.told)
    .split(',')
    .filter((id) => id !== '');
  const trouble = textTrouble(context, values, texts) ?? noTrouble;
  const errors: Record<string, string> = { ...trouble.errors };
  if (route === undefined) errors[placementId] = say(phrases, 'error.choose');
  else if (told.some((id) => !route.others.includes(id))) errors[fieldIds.told] = say(phrases, 'signal.told-outside');
  if (kind === undefined) errors[fieldIds.kind] = say(phrases, 'error.choose');
  if (discussed === undefined) errors[fieldIds.discussed] = say(phrases, 'error.choose');
  for (const id of [fieldIds.seen, fieldIds.since, fieldIds.help])
    if (value(id) === '') errors[id] = say(phrases, 'error.empty');
  const on = discussed === 'yes' ? readOn(context, values) : { day: null, error: null, days: [] };
  if (on.error !== null) errors[fieldIds.on] = on.error;
  const isWrong = Object.keys(errors).length > 0 || trouble.lines.length > 0;
  if (isWrong || route === undefined || kind === undefined || discussed === undefined)
    return { kind: 'wrong', trouble: { ...trouble, errors }, days: on.days };
  return {
    kind: 'ok',
    route,
    signal: {
      told: [...new Set(told)],
      kind,
      seen: value(fieldIds.seen),
      since: value(fieldIds.since),
      tried: value(fieldIds.tried),
      discussed,
      on: on.day,
      help: value(fieldIds.help),
    },
  };
}

type On = { day: string | null; error: string | null; days: readonly string[] };

/** The day on which it was discussed: one that has been. */
function readOn({ world, person, language }: Context, values: Values): On {
  const { phrases } = language;
  const chosen = values[fieldIds.day] ?? '';
  const words = chosen === '' ? (values[fieldIds.on] ?? '') : chosen;
  const wrong = (error: string, days: readonly string[] = []): On => ({ day: null, error, days });
  if (words === '') return wrong(say(phrases, 'signal.on-empty'));
  const read = readDay(words, wallFor(world, person.id));
  switch (read.kind) {
    case 'day':
      return { day: read.day, error: null, days: [] };
    case 'which':
      return wrong(say(phrases, 'error.unsure'), read.days);
    case 'future':
      return wrong(say(phrases, 'signal.on-future'));
    case 'unclear':
      return wrong(say(phrases, 'signal.on-unclear'));
  }
}
