import { type Chrono, ParsingResult } from 'chrono-node/nl';

type Parser = Chrono['parsers'][number];
type Context = Parameters<Parser['extract']>[0];

/** Part of the day, as Dutch names it. */
export type Part = 'ochtend' | 'middag' | 'avond' | 'nacht';

/** How an hour was written: `exact` on 24 hours, `clock` as 8:30, `dial` as spoken (half drie, 8 uur). */
export type HourForm = 'exact' | 'clock' | 'dial';

/** What one stretch of text says. Dates are `YYYY-MM-DD`, best first. */
export type Found =
  | { kind: 'date'; dates: string[]; sure: boolean; sameYear?: string; shift?: number; loose?: boolean }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'week'; monday: string; sure: boolean }
  | { kind: 'moment'; date: string; time: string; sure: boolean }
  | { kind: 'time'; hour: number; minute: number; form: HourForm; sure: boolean }
  | { kind: 'part'; part: Part }
  | { kind: 'impossible' };

/** What a parser needs to know: today, minutes since midnight, and whether the past may be meant. */
export type Frame = { today: string; minutes: number; pastToo: boolean };

/** A chrono result that keeps what our own parser found, alternatives included; chrono's own components hold one reading. */
export class Fragment extends ParsingResult {
  readonly found: Found;

  constructor(context: Context, index: number, text: string, found: Found) {
    super(context.reference, index, text);
    this.found = found;
  }
}

/** A chrono parser from a regex source with named groups; it matches whole words only. */
export function parser(
  source: string,
  read: (groups: Record<string, string | undefined>, frame: Frame) => Found | null,
): Parser {
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'u');
  return {
    pattern: () => pattern,
    extract: (context, match) => {
      const index = match.index ?? 0;
      // chrono searches in what is left of the text, where a cut word looks like the start of one.
      if (index > 0 && /[\p{L}\d]/u.test(context.text.charAt(index - 1))) return null;
      const found = read(match.groups ?? {}, frameOf(context));
      return found && new Fragment(context, index, match[0], found);
    },
  };
}

/** A date found with certainty. */
export function sureDate(date: string): Found {
  return { kind: 'date', dates: [date], sure: true };
}

/** A stretch of time, given by days in it that may do: no day in it was named. */
export function loosely(...dates: string[]): Found {
  return { kind: 'date', dates: [...new Set(dates)], sure: false, loose: true };
}

/** A date that is only a proposal; at least one reading. */
export function maybeDates(...dates: string[]): Found {
  return { kind: 'date', dates: [...new Set(dates)], sure: false };
}

// The reference is wall time put down as UTC, so the zone of the process never plays a part.
function frameOf(context: Context): Frame {
  const wall = context.refDate.toISOString();
  return {
    today: wall.slice(0, 10),
    minutes: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
    pastToo: context.option.forwardDate !== true,
  };
}
