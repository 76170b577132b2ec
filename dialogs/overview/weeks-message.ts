import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { mondayOf, wallOf } from '../frequency/days.ts';
import type { Button, Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { asksFor, labelsApart, labelsIn } from './labels.ts';
import { type PairLine, pairLines } from './pair-line.ts';
import { weeksKept } from './remember-weeks.ts';
import { firstView, viewAction } from './view.ts';
import { cellsOf, type WeekRow, weeksPicture } from './weeks-picture.ts';

/** From this share of pairs on a week is shown as met, and below the other one as missed. Our own; no source gives a figure. */
const good = 0.8;
const poor = 0.5;
/** Requirements of which the last week stands in figures. */
const listed = 8;
/** Programmes that have a button of their own, and of those how many in sight. */
const mostProgrammes = 8;
const inSight = 4;

type Share = { label: string; met: number[]; asked: number[] };

/**
 * All pairs together, requirement by week: which share met it. What was let off asks nothing. `programme`: what that one asks
 * of the pairs that follow it; empty: of all.
 */
export function weeksMessage(context: Context, programme: string): Message {
  const { phrases } = context.language;
  const all = pairLines(context);
  const lines = all.filter(({ placement }) => programme === '' || placement.programmes.includes(programme));
  const choices = programmeButtons(context, all, programme);
  const rest = programme === '' && choices.length > 0 ? 'overview.weeks-rest-programme' : 'overview.weeks-rest';
  const until = mondayOf(wallOf(context.world.now, context.person.zone).day);
  const shares = sharesOf(context, lines, until, programme);
  const title = say(phrases, 'overview.weeks-all');
  const { programmes } = labelsIn(context.frequency);
  const of = say(phrases, 'overview.of-programme', { programme: programmes.get(programme) ?? programme });
  const rows = shares.map(({ label, met, asked }) => ({
    label,
    cells: asked.map((of, at) => cellOf(met[at] ?? 0, of)),
  }));
  const said = (cells: WeekRow['cells'], weeks: readonly string[], row: number, first: number) =>
    weeks
      .flatMap((week, at) =>
        cells[at] === 'free'
          ? []
          : [say(phrases, 'overview.week-share', { week, percent: percentOf(shares[row], first + at) })],
      )
      .join(', ');
  const picture = weeksPicture(say(phrases, 'overview.weeks-share'), rows, until, phrases, said, rest);
  const askedLast = shares.filter(({ asked }) => (asked.at(-1) ?? 0) > 0);
  const lastWeek = askedLast.slice(0, listed);
  const more = askedLast.length - lastWeek.length;
  return compose({
    title,
    blocks: [
      ...(programme === '' ? [] : [line(of, 'quiet')]),
      ...(picture.length === 0 ? [line(say(phrases, 'overview.weeks-none'))] : picture),
      ...(picture.length === 0 ? [] : [line(say(phrases, 'overview.weeks-legend'), 'quiet')]),
      ...(lastWeek.length === 0
        ? []
        : [
            line(say(phrases, 'overview.last-week'), 'strong'),
            {
              kind: 'facts' as const,
              facts: lastWeek.map((share) => ({
                label: share.label,
                value: say(phrases, 'overview.share', {
                  met: share.met.at(-1) ?? 0,
                  asked: share.asked.at(-1) ?? 0,
                  percent: percentOf(share, weeksKept - 1),
                }),
              })),
            },
            ...(more === 0 ? [] : [line(say(phrases, rest, { count: more }), 'quiet')]),
          ]),
      line(say(phrases, 'overview.readers-coordinator'), 'quiet'),
    ],
    buttons: [...choices, button(viewAction({ ...firstView(''), programme }), say(phrases, 'overview.back'))],
    fallback: title,
  });
}

/** The weeks of each other programme that a pair follows, and of all together. */
function programmeButtons({ language, frequency }: Context, lines: readonly PairLine[], shown: string): Button[] {
  const programmes = [...new Set(lines.flatMap(({ placement }) => placement.programmes))].sort();
  if (programmes.length < 2) return [];
  const { programmes: titles } = labelsIn(frequency);
  const weeksOf = (detail: string) => encodeAction({ kind: 'overview', verb: 'weeks', subject: '', detail });
  return [
    ...(shown === '' ? [] : [button(weeksOf(''), say(language.phrases, 'overview.any-programme'))]),
    ...programmes
      .filter((id) => id !== shown)
      .slice(0, mostProgrammes)
      .map((id, at) => button(weeksOf(id), titles.get(id) ?? id, { more: at >= inSight })),
  ];
}

/** What was asked of how many pairs and met by how many, week by week; what is met least comes first. */
function sharesOf(
  { state, frequency, language }: Context,
  lines: readonly PairLine[],
  until: number,
  programme: string,
): Share[] {
  const labels = labelsIn(frequency);
  const shares = new Map<string, Omit<Share, 'label'>>();
  for (const { placement } of lines) {
    const memory = state.frequency.get(placement.id);
    for (const [id, row] of Object.entries(memory?.weeks?.rows ?? {})) {
      if (memory === undefined || (programme !== '' && !asksFor(labels, programme, id))) continue;
      const share = shares.get(id) ?? { met: none(), asked: none() };
      shares.set(id, share);
      for (const [at, cell] of cellsOf(memory, row, until).entries()) {
        if (cell === 'met' || cell === 'missed') share.asked[at] = (share.asked[at] ?? 0) + 1;
        if (cell === 'met') share.met[at] = (share.met[at] ?? 0) + 1;
      }
    }
  }
  const asked = [...shares].filter(([, share]) => sum(share.asked) > 0);
  const names = labelsApart(
    language.phrases,
    labels,
    asked.map(([id]) => id),
  );
  const meanOf = ({ met, asked }: Share) => sum(met) / Math.max(1, sum(asked));
  return asked
    .map(([id, share]): Share => ({ label: names.get(id) ?? id, ...share }))
    .sort((one, other) => meanOf(one) - meanOf(other) || (one.label < other.label ? -1 : 1));
}

function cellOf(met: number, asked: number) {
  if (asked === 0) return 'free';
  const share = met / asked;
  return share >= good ? 'met' : share < poor ? 'missed' : 'open';
}

function percentOf(share: Share | undefined, at: number): number {
  return Math.round((100 * (share?.met[at] ?? 0)) / Math.max(1, share?.asked[at] ?? 0));
}

function none(): number[] {
  return new Array<number>(weeksKept).fill(0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
