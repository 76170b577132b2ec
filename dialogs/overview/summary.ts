import { type Phrases, say } from '../content/phrases.ts';
import type { PairLine } from './pair-line.ts';
import { isShown, type Show } from './view.ts';

/** How many pairs stand under each heading; somebody who is not reached counts beside how the pair is doing. */
export function stateCounts(lines: readonly PairLine[]): Record<Show, number> & { onTrack: number } {
  const count = (show: Show) => lines.filter((line) => isShown(line, show)).length;
  return {
    need: count('need'),
    all: lines.length,
    attention: count('attention'),
    consultation: count('consultation'),
    unreached: count('unreached'),
    onTrack: lines.filter(({ state }) => state === 'on-track').length,
  };
}

/** The pairs in one line: how many there are and how they stand. */
export function summaryText(phrases: Phrases, lines: readonly PairLine[]): string {
  const { all, onTrack, attention, consultation, unreached } = stateCounts(lines);
  return [
    say(phrases, 'overview.summary', { total: all, onTrack, attention, consultation }),
    ...(unreached === 0 ? [] : [say(phrases, 'overview.summary-unreached', { count: unreached })]),
  ].join(' ');
}
