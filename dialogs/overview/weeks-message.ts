import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { mondayOf, wallOf } from '../frequency/days.ts';
import type { Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { labelsIn } from './labels.ts';
import { type PairLine, pairLines } from './pair-line.ts';
import { weeksKept } from './remember-weeks.ts';
import { firstView, viewAction } from './view.ts';
import { cellsOf, weeksPicture } from './weeks-picture.ts';

/** From this share of pairs on a week is shown as met, and below the other one as missed. Our own; no source gives a figure. */
const good = 0.8;
const poor = 0.5;
/** Requirements of which the last week stands in figures. */
const listed = 8;

type Share = { label: string; met: number[]; asked: number[] };

/** All pairs together, requirement by week: which share met it. What was let off asks nothing. `programme` empty: of all. */
export function weeksMessage(context: Context, programme: string): Message {
  const { phrases } = context.language;
  const lines = pairLines(context).filter(
    ({ placement }) => programme === '' || placement.programmes.includes(programme),
  );
  const until = mondayOf(wallOf(context.world.now, context.person.zone).day);
  const shares = sharesOf(context, lines, until);
  const title = say(phrases, 'overview.weeks-all');
  const rows = shares.map(({ label, met, asked }) => ({
    label,
    cells: asked.map((of, at) => cellOf(met[at] ?? 0, of)),
  }));
  const picture = weeksPicture(say(phrases, 'overview.weeks-share'), rows, until, phrases, (cells, weeks, row, first) =>
    weeks
      .flatMap((week, at) =>
        cells[at] === 'free'
          ? []
          : [say(phrases, 'overview.week-share', { week, percent: percentOf(shares[row], first + at) })],
      )
      .join(', '),
  );
  const lastWeek = shares.filter(({ asked }) => (asked.at(-1) ?? 0) > 0).slice(0, listed);
  return compose({
    title,
    blocks: [
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
          ]),
      line(say(phrases, 'overview.readers-coordinator'), 'quiet'),
    ],
    buttons: [button(viewAction({ ...firstView(''), programme }), say(phrases, 'overview.back'))],
    fallback: title,
  });
}

/** What was asked of how many pairs and met by how many, week by week; what is met least comes first. */
function sharesOf({ state, frequency }: Context, lines: readonly PairLine[], until: number): Share[] {
  const { obligations } = labelsIn(frequency);
  const shares = new Map<string, Share>();
  for (const { placement } of lines) {
    const memory = state.frequency.get(placement.id);
    for (const [id, row] of Object.entries(memory?.weeks?.rows ?? {})) {
      if (memory === undefined) continue;
      const share = shares.get(id) ?? { label: obligations.get(id) ?? id, met: none(), asked: none() };
      shares.set(id, share);
      for (const [at, cell] of cellsOf(memory, row, until).entries()) {
        if (cell === 'met' || cell === 'missed') share.asked[at] = (share.asked[at] ?? 0) + 1;
        if (cell === 'met') share.met[at] = (share.met[at] ?? 0) + 1;
      }
    }
  }
  const meanOf = ({ met, asked }: Share) => sum(met) / Math.max(1, sum(asked));
  return [...shares.values()]
    .filter(({ asked }) => sum(asked) > 0)
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
