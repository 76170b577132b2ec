import { addDays, mondayOf, weekdayOf } from '../../dialogs/dates/calendar.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import { decideNudges, type Nudge, type NudgeInput, type NudgeItem } from '../../dialogs/frequency/decide-nudges.ts';
import { contactOf, type Memory } from '../../dialogs/frequency/memory.ts';
import { zone } from './pair.ts';

const hour = 3_600_000;
const mostSteps = 20_000;

/** One thing that one person read: `placement` it is about, and the message's `key`. */
export type Heard = { placement: string; to: string; role: Nudge['role']; at: number; key: string; item: NudgeItem };

/** Lives through placements that share people, each looked at when its own moment comes, as the store would have it. */
export function liveTogether(inputs: readonly NudgeInput[], until: number): { said: Nudge[]; heard: Heard[] } {
  const memories = new Map(inputs.map((one) => [one.placement, one.memory]));
  const dues = new Map<string, number>(
    inputs.map(({ placement, calendar }) => [placement, (calendar.start - 15) * 24 * hour]),
  );
  const said: Nudge[] = [];
  for (let step = 0; ; step += 1) {
    if (step > mostSteps) throw new Error('no end');
    const [placement, at] = [...dues].sort(([, one], [, other]) => one - other)[0] ?? ['', until];
    const known = inputs.find((one) => one.placement === placement);
    if (known === undefined || at >= until) return { said, heard: said.flatMap(heardIn) };
    const now = inputOf(known, inputs, memories);
    const beside = inputs.filter((one) => one !== known).map((one) => inputOf(one, inputs, memories));
    const decision = decideNudges(now, at, beside);
    said.push(...decision.said);
    memories.set(placement, decision.memory);
    const done = Math.min(...known.entries.map((entry) => entry.at).filter((entry) => entry > at));
    const next = Math.min(decision.next ?? Number.POSITIVE_INFINITY, done);
    if (next <= at) throw new Error(`the next moment ${next} is not after ${at}`);
    if (next === Number.POSITIVE_INFINITY) dues.delete(placement);
    else dues.set(placement, next);
    for (const [id, memory] of decision.beside) {
      memories.set(id, memory);
      dues.set(id, at);
    }
  }
}

function inputOf(one: NudgeInput, all: readonly NudgeInput[], memories: ReadonlyMap<string, Memory>): NudgeInput {
  const { calendar, placement } = one;
  const others = all.flatMap((other) => (other.placement === placement ? [] : (memories.get(other.placement) ?? [])));
  const people = [calendar.trainee, ...calendar.trainers];
  const elsewhere = new Map(people.map(({ id }) => [id, others.flatMap((memory) => contactOf(memory, id).sent)]));
  return { ...one, memory: memories.get(placement) ?? one.memory, elsewhere };
}

/** All that stands in a message, whatever placement it is about. */
function heardIn({ key, to, role, at, items, beside = [] }: Nudge): Heard[] {
  const placement = key.split('/')[0] ?? '';
  return [{ placement, items }, ...beside].flatMap((part) =>
    part.items.map((item) => ({ placement: part.placement, to, role, at, key, item })),
  );
}

/** What was promised to people with several placements and is not so; `alone`: what each placement would have said by itself. */
export function brokenTogether(
  said: readonly Nudge[],
  alone: readonly Heard[],
  holidays: ReadonlySet<string>,
): string[] {
  const heard = said.flatMap(heardIn);
  const broken: string[] = [];
  const toPair = said.filter(({ role }) => role !== 'coordinator');
  const days = toPair.map(({ to, at }) => `${to} ${wallAt(at, zone).date}`);
  for (const day of days.filter((one, index) => days.indexOf(one) !== index)) broken.push(`${day}: a second message`);
  const weeks = Map.groupBy(toPair, ({ to, at }) => `${to} ${mondayOf(wallAt(at, zone).date)}`);
  for (const [week, { length }] of weeks) if (length > 3) broken.push(`${week}: ${length} messages`);
  const keys = heard.map(({ item }) => item.key);
  for (const key of keys.filter((one, index) => keys.indexOf(one) !== index)) broken.push(`${key}: decided twice`);
  for (const one of heard.filter(({ item }) => item.kind === 'escalation')) {
    const about = (other: Heard) => other.placement === one.placement && other.item.obligation === one.item.obligation;
    const name = `${wallAt(one.at, zone).date} ${one.placement} ${one.item.obligation}`;
    const own = heard.filter((other) => about(other) && other.at < one.at);
    for (const to of [one.placement.replace('p', 'aios'), 'opleider']) {
      const shown = own.findLast((other) => other.to === to && other.item.kind === 'preview');
      if (shown === undefined || workingDays(shown.at, one.at, holidays) < 2)
        broken.push(`${name}: not shown to ${to}`);
      const isReminder = (other: Heard) =>
        about(other) && other.to === to && isBefore(other, one) && ['behind', 'last-chance'].includes(other.item.kind);
      if (!own.some(isReminder) && alone.some(isReminder)) broken.push(`${name}: no reminder to ${to}`);
    }
  }
  return broken;
}

/** Is it about one of the periods that an escalation is about? */
function isBefore({ item }: Heard, escalation: Heard): boolean {
  const { from, to } = escalation.item.window;
  return item.window.to >= from && item.window.from <= to;
}

function workingDays(from: number, to: number, holidays: ReadonlySet<string>): number {
  let count = 0;
  const last = wallAt(to, zone).date;
  for (let date = addDays(wallAt(from, zone).date, 1); date <= last; date = addDays(date, 1))
    if (weekdayOf(date) % 6 !== 0 && !holidays.has(date)) count += 1;
  return count;
}
