import { Chrono } from 'chrono-node/nl';
import { clockTimes } from './clock.ts';
import { feastDates } from './feast.ts';
import { Fragment } from './fragment.ts';
import { periods } from './period.ts';
import { relativeDates } from './relative.ts';
import { weekdayParsers } from './weekday.ts';
import { writtenDates } from './written-date.ts';

const keepLongest: Chrono['refiners'][number] = {
  refine: (_, results) => {
    const kept: typeof results = [];
    for (const one of [...results].sort((a, b) => b.text.length - a.text.length || a.index - b.index)) {
      const free = kept.every((k) => one.index >= k.index + k.text.length || k.index >= one.index + one.text.length);
      if (free) kept.push(one);
    }
    return kept.sort((a, b) => a.index - b.index);
  },
};

// chrono's own Dutch parsers lose times and see parts of phrases ("zo snel mogelijk" is Sunday to them), and its refiners
// count with the zone of the process. So ours stand in their place on an instance of the same class.
const dutch = new Chrono({
  parsers: [...writtenDates, ...weekdayParsers, ...relativeDates, ...periods, ...feastDates, ...clockTimes],
  refiners: [keepLongest],
});

/** What our own parsers find in a tidy text, in order, without overlap. `wall` is the reader's wall time as if UTC. */
export function fragmentsIn(text: string, wall: Date, pastToo: boolean): Fragment[] {
  const results = dutch.parse(text, { instant: wall, timezone: 0 }, { forwardDate: !pastToo });
  return results.filter((one) => one instanceof Fragment);
}
