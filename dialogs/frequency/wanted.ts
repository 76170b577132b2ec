import type { Obligation } from '../content/programme.ts';
import { isIn, type Side } from './calendar.ts';
import { type Case, concerns, current, latestEnded, type Planned, type Standing } from './case.ts';
import { type Day, dateOf, dayOf, instantAt, minuteOf, wallOf } from './days.ts';
import { contactOf, firstDayOf, type Memory } from './memory.ts';
import { behindAgain, behindDay, isToldOf, lastDay } from './moments.ts';

/** Why something is said; the first is the most urgent. */
const kinds = [
  'escalation',
  'preview',
  'question',
  'last-chance',
  'agenda',
  'prepare',
  'return',
  'behind',
  'missed',
] as const;
export type Kind = (typeof kinds)[number];

/** The place of a kind among all, the most urgent first. */
export function urgencyOf(kind: Kind): number {
  return kinds.indexOf(kind);
}

/**
 * One thing to say about one obligation (null for a conversation that is asked by none). `from`: the instant from which it
 * may be said by itself; in the morning for all but an agenda. `mark` is where the memory keeps that it was said.
 */
export type Item = {
  kind: Kind;
  obligation: string | null;
  order: Day;
  window: { from: Day; to: Day };
  done: number;
  target: number;
  from: number;
  mark: string;
};

// What is said a second time in one long period has a mark and a name of its own.
const againMark = 'again';

// A missed window is told of soon or not at all.
const toldWithin = 14;

/** Everything that should be said to a person by now and was not, most urgent first. `day`: today by the person's clock. */
export function wantedBy(state: Case, side: Side, day: Day): Item[] {
  const { memory, rules } = state;
  const { unanswered, asked } = contactOf(memory, side.id);
  const previews = previewsOf(state, side);
  const isSilent = unanswered >= rules.silentAfter;
  // After the end there is nothing left that a reminder could help with.
  if (isSilent && (asked || state.today > state.calendar.end)) return previews;
  const told: Item[] = [];
  for (const obligation of state.obligations) remind(told, state, obligation, side, day);
  if (isSilent) return [...previews, ...questions(told, day)];
  const prepare = side.role === 'trainee' ? state.planned.flatMap((one) => prepareOf(state, one, side, day)) : [];
  return [...previews, ...prepare, ...told].sort((one, other) => urgencyOf(one.kind) - urgencyOf(other.kind));
}

/** Is there anything in that but what is asked for a planned conversation? */
export function isSomethingWanted(state: Case, side: Side, day: Day): boolean {
  // Looked for just before, and nothing was said to anybody since.
  if (state.known.quiet.get(side.id) === state.memory) return false;
  if (previewsOf(state, side).length > 0) return true;
  const { unanswered, asked } = contactOf(state.memory, side.id);
  if (unanswered >= state.rules.silentAfter && (asked || state.today > state.calendar.end)) return false;
  const told: Item[] = [];
  return state.obligations.some((obligation) => remind(told, state, obligation, side, day) > 0);
}

/** From which instant an agenda is asked for: at the rules' hour on the person's last day in before the conversation, or else that morning. */
export function prepareFrom({ calendar, rules }: Case, side: Side, planned: Planned): number {
  const on = wallOf(planned.at, side.zone).day;
  const first = Math.max(on - 7, calendar.start);
  for (let day = on - 1; day >= first; day -= 1)
    if (isIn(calendar, side, day)) return instantAt(day, minuteOf(rules.prepareAt), side.zone);
  return instantAt(on, minuteOf(rules.morning), side.zone);
}

/** Adds what there is to say about an obligation and was not said; gives how many there are now. */
function remind(items: Item[], state: Case, obligation: Obligation, side: Side, day: Day): number {
  if (obligation.silent || obligation.window === 'conversation') return items.length;
  const now = current(state, obligation, day);
  const snooze = snoozeOf(state.memory, obligation, side);
  const sleeping = snooze !== undefined && dayOf(snooze.until) > day;
  if (now !== null && now.window.from <= day && concerns(obligation, side) && !sleeping) {
    const behind = behindDay(obligation, now);
    const again = behindAgain(obligation, now);
    const last = lastDay(obligation, now);
    const final = now.window.days.at(-1);
    if (last === day) add(items, state.memory, item('last-chance', obligation, now, side));
    else if (snooze?.obligation === obligation.id && now.progress.state === 'open')
      items.push({ ...item('return', obligation, now, side), order: dayOf(snooze.until), mark: '' });
    else if (behind !== null && behind <= day && final !== undefined && day < final) {
      const said = item('behind', obligation, now, side);
      add(items, state.memory, again !== null && again <= day ? { ...said, mark: `${said.mark}/${againMark}` } : said);
    }
  }
  const isMet = now !== null && now.window.from <= day && now.progress.state === 'met';
  const latest = sleeping || isMet ? null : latestEnded(state, obligation);
  if (latest !== null && isNews(state, obligation, latest, day))
    add(items, state.memory, item('missed', obligation, latest, side));
  return items.length;
}

/** Adds it when it was not said before. A snooze that ends can come more than once in a period: it is taken away itself. */
function add(items: Item[], { told }: Memory, one: Item): void {
  if ((told[one.mark] ?? one.order - 1) < one.order) items.push(one);
}

function snoozeOf({ snoozes }: Memory, { id }: Obligation, side: Side): Memory['snoozes'][number] | undefined {
  if (snoozes.length === 0) return undefined;
  return snoozes.find((one) => one.person === side.id && (one.obligation === null || one.obligation === id));
}

/** Is a missed window still worth telling: not long ago, and not part of what was announced to the coordinator? */
function isNews({ memory }: Case, obligation: Obligation, latest: Standing, day: Day): boolean {
  const known = memory.escalations[obligation.id];
  const isAnnounced = known !== undefined && dayOf(known.window.to) >= latest.window.from;
  return isToldOf(obligation, latest) && !isAnnounced && day - latest.window.to <= toldWithin;
}

function previewsOf(state: Case, side: Side): Item[] {
  const isAnnounced = Object.values(state.memory.escalations).some((known) => known.state === 'announced');
  return isAnnounced ? state.obligations.flatMap((obligation) => previewOf(state, obligation, side)) : [];
}

function previewOf({ memory }: Case, { id }: Obligation, side: Side): Item[] {
  const known = memory.escalations[id];
  if (known === undefined || known.state !== 'announced' || known.previews[side.id] !== undefined) return [];
  const window = { from: dayOf(firstDayOf(known)), to: dayOf(known.window.to) };
  return [{ kind: 'preview', obligation: id, order: known.order, window, done: 0, target: 0, from: 0, mark: '' }];
}

function prepareOf(state: Case, planned: Planned, side: Side, day: Day): Item[] {
  const mark = `${planned.id}/${side.id}`;
  if (planned.agenda || planned.at <= state.now || state.memory.prepared[mark] === planned.at) return [];
  // Nobody is asked more than the week before; most of what is planned lies further away.
  if (planned.at > state.now + 9 * 86_400_000) return [];
  const from = prepareFrom(state, side, planned);
  if (wallOf(from, side.zone).day > day) return [];
  const asked = state.obligations.filter(({ window, who }) => window === 'conversation' && who !== 'trainer');
  const counted = state.obligations.filter(({ counts }) => counts.includes(planned.kind));
  const on = wallOf(planned.at, side.zone).day;
  const made = (obligation: string | null): Item => ({
    kind: asked.length > 0 ? 'agenda' : 'prepare',
    obligation,
    order: planned.at,
    window: { from: on, to: on },
    done: 0,
    target: 1,
    from,
    mark,
  });
  const about = asked.length > 0 ? asked : counted;
  return about.length === 0 ? [made(null)] : about.map(({ id }) => made(id));
}

function item(kind: Kind, { id }: Obligation, { window, progress }: Standing, { id: person }: Side): Item {
  const { order, from, to } = window;
  return {
    kind,
    obligation: id,
    order,
    window: { from, to },
    done: progress.done,
    target: progress.target,
    from: 0,
    mark: `${id}/${kind}/${person}`,
  };
}

/** Asked once, about all that would have been said: what would help? */
function questions(told: readonly Item[], day: Day): Item[] {
  const about = new Map(told.map((one) => [one.obligation, one]));
  return [...about.values()].map((one) => ({ ...one, kind: 'question', order: day, mark: '' }));
}

/** Where the memory keeps that somebody was reminded of an obligation before its period was over. */
export function reminderMarks(obligation: string, person: string): string[] {
  const behind = `${obligation}/behind/${person}`;
  return [behind, `${behind}/${againMark}`, `${obligation}/last-chance/${person}`];
}

/** The permanent name of something said. */
export function keyOf(placement: string, { kind, obligation, order, mark }: Item, person: string): string {
  const window = kind === 'agenda' || kind === 'prepare' ? `${mark.split('/')[0]}@${order}` : dateOf(order);
  const again = mark.endsWith(`/${againMark}`) ? `/${againMark}` : '';
  return `${placement}/${obligation ?? '-'}/${window}/${kind}/${person}${again}`;
}
