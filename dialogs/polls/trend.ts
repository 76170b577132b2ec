import { wallAt } from '../dates/zone.ts';
import type { State } from '../model/decision.ts';
import type { Group } from '../model/group.ts';
import type { Poll, PollResult } from '../model/poll.ts';

/** How many weeks a trend looks back at, the last one included. */
const trendWeeks = 8;

/** One week of a poll: `label` is its day and month, `value` null when too few answered. */
type Week = { label: string; value: number | null };
/** `score`: the average of a scale up to `top`. `share`: percentage that chose the option that is chosen most now. */
export type Trend = { kind: 'score' | 'share'; top: number; option: string; weeks: readonly Week[] };

/** The earlier times that the same question was asked in this group, oldest first. */
export function earlierWeeks(state: State, { closed }: Group, poll: Poll): Poll[] {
  return earlierIds({ closed }, poll)
    .flatMap((id) => state.polls?.find((one) => one.id === id) ?? [])
    .toSorted((one, other) => one.opens - other.opens);
}

/** The ids of those, so that they can be loaded. */
export function earlierIds(
  { closed }: Pick<Group, 'closed'>,
  { id, of, opens }: Pick<Poll, 'id' | 'of' | 'opens'>,
): string[] {
  return closed
    .filter((one) => one.of === of && one.poll !== id && one.at < opens)
    .slice(0, trendWeeks - 1)
    .map((one) => one.poll);
}

/** How a poll went over the weeks; null without an earlier week, or when there is nothing to show now. */
export function trendOf(poll: Poll, earlier: readonly Poll[]): Trend | null {
  const { options } = poll.asked;
  const [top] = topOptions(poll);
  if (earlier.length === 0 || top === undefined) return null;
  const scores = options.flatMap(({ score }) => score ?? []);
  const kind = scores.length === options.length ? 'score' : 'share';
  const weeks = [...earlier, poll].map((one) => ({
    label: dayAndMonth(one),
    value: one.result === null ? null : kind === 'score' ? averageOf(one) : shareOf(one.result, top.id),
  }));
  return { kind, top: kind === 'score' ? Math.max(...scores, 1) : 100, option: top.label, weeks };
}

/** The average of a scale, one decimal; null without a result or without a scale. */
export function averageOf({ asked, result }: Pick<Poll, 'asked' | 'result'>): number | null {
  const counts = result?.counts ?? null;
  if (counts === null || asked.options.length === 0 || asked.options.some(({ score }) => score === null)) return null;
  const sum = asked.options.reduce((total, { id, score }) => total + (score ?? 0) * (counts[id] ?? 0), 0);
  const answered = asked.options.reduce((total, { id }) => total + (counts[id] ?? 0), 0);
  return answered === 0 ? null : Math.round((10 * sum) / answered) / 10;
}

/** What was chosen most; more than one when they are equal. */
export function topOptions({ asked, result }: Pick<Poll, 'asked' | 'result'>) {
  const counts = result?.counts ?? null;
  if (counts === null || asked.options.length === 0) return [];
  const most = Math.max(...asked.options.map(({ id }) => counts[id] ?? 0));
  return asked.options.filter(({ id }) => (counts[id] ?? 0) === most);
}

function shareOf({ counts, answered }: PollResult, option: string): number | null {
  if (counts === null || answered === null) return null;
  return Math.round((100 * (counts[option] ?? 0)) / answered);
}

function dayAndMonth({ opens, zone }: Poll): string {
  const [, month = '', day = ''] = wallAt(opens, zone).date.split('-');
  return `${Number(day)}-${Number(month)}`;
}
