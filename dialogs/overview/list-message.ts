import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { exportButton } from '../commands/data.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { partsOf } from '../dates/calendar.ts';
import { wallAt } from '../dates/zone.ts';
import type { Escalation } from '../frequency/memory.ts';
import type { Block, Button, Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { cut } from '../text/cut.ts';
import { labelsIn } from './labels.ts';
import { type PairLine, type Passed, pairLines } from './pair-line.ts';
import { stateCounts, summaryText } from './summary.ts';
import { inView, isShown, perPage, type Show, shows, type View, viewAction } from './view.ts';

/** Programmes that have a button of their own. */
const mostProgrammes = 8;
/** Longest label of a button that opens a pair, in characters. */
const longestLabel = 60;
/** Pairs with a button in sight; the others of a page stand behind "more", or the way further would. */
const inSight = 3;
/** Shown as they are by one button; the other parts stand behind "more". */
const mainShows: readonly Show[] = ['all', 'attention'];
/** What was missed is named so often; the rest is a number. */
const mostNamed = 1;

/** The coordinator's pairs: how many stand how, a page of one part of them, and the buttons to look further. */
export function listMessage(context: Context, view: View): Message {
  const { phrases } = context.language;
  const lines = pairLines(context);
  const found = inView(lines, view);
  const last = Math.max(0, Math.ceil(found.length / perPage) - 1);
  const page = Math.min(view.page, last);
  const shown = found.slice(page * perPage, (page + 1) * perPage);
  const title = say(phrases, 'overview.title-coordinator');
  const opening = shown.map(({ placement, name }) =>
    button(
      encodeAction({ kind: 'overview', verb: 'open', subject: placement.id, detail: '' }),
      cut(name, longestLabel),
    ),
  );
  const from = page * perPage + 1;
  const heading =
    found.length > perPage
      ? say(phrases, 'overview.part-of', { from, to: from + shown.length - 1, total: found.length })
      : null;
  return compose({
    title,
    blocks: [
      line(lines.length === 0 ? say(phrases, 'overview.none') : summaryText(phrases, lines)),
      ...narrowed(context, view),
      ...listBlocks(context, shown, lines.length > 0 ? emptyText(context, view) : null),
      ...(heading === null ? [] : [line(heading, 'quiet')]),
      line(say(phrases, 'overview.readers-coordinator'), 'quiet'),
    ],
    buttons: [
      ...opening.slice(0, inSight),
      ...(page < last ? [button(viewAction({ ...view, page: page + 1 }), say(phrases, 'overview.next'))] : []),
      ...(page > 0 ? [button(viewAction({ ...view, page: page - 1 }), say(phrases, 'overview.previous'))] : []),
      ...filters(context, lines, view),
      ...opening.slice(inSight).map((one) => ({ ...one, more: true })),
      ...(lines.length === 0
        ? []
        : [
            button(
              encodeAction({ kind: 'overview', verb: 'weeks', subject: '', detail: view.programme }),
              say(phrases, 'overview.button-weeks'),
            ),
            exportButton(context, true),
          ]),
    ],
    fallback: title,
  });
}

/** What needs something now, without buttons: for somebody's own page. */
export function summaryBlocks(context: Context): Block[] {
  const { phrases } = context.language;
  const lines = pairLines(context);
  if (lines.length === 0) return [line(say(phrases, 'overview.none'))];
  const needing = lines.filter((one) => isShown(one, 'need'));
  const more = needing.length - perPage;
  return [
    line(summaryText(phrases, lines)),
    ...listBlocks(context, needing.slice(0, perPage), say(phrases, 'overview.none-need')),
    ...(more > 0 ? [line(say(phrases, 'overview.more', { count: more }), 'quiet')] : []),
    line(say(phrases, 'overview.readers-coordinator'), 'quiet'),
  ];
}

function listBlocks(context: Context, shown: readonly PairLine[], empty: string | null): Block[] {
  if (shown.length === 0) return empty === null ? [] : [line(empty)];
  return [{ kind: 'facts', facts: shown.map((one) => ({ label: one.name, value: lineText(context, one) })) }];
}

/** How a pair stands in one line: only requirements, dates and names. */
function lineText({ language, person, frequency }: Context, pair: PairLine): string {
  const { phrases } = language;
  const { obligations } = labelsIn(frequency);
  const dateOf = (at: number) => shortDay(wallAt(at, person.zone).date);
  const labelOf = (id: string) => obligations.get(id) ?? id;
  const [named, rest] = [pair.missed.slice(0, mostNamed).map(labelOf), pair.missed.length - mostNamed];
  return [
    say(phrases, `overview.state-${pair.state}`),
    ...pair.signals.map(({ at }) => say(phrases, 'overview.signal', { since: dateOf(at) })),
    ...passedText(phrases, pair, labelOf),
    ...(named.length === 0
      ? []
      : [
          rest > 0
            ? say(phrases, 'overview.missed-more', { what: named.join(', '), count: rest })
            : say(phrases, 'overview.missed', { what: named.join(', ') }),
        ]),
    ...pair.unreached.map(({ name }) => say(phrases, 'overview.unreached', { name })),
  ].join(' · ');
}

/** One of what was passed on, and how many more there are: the card has them all. What waits for an answer goes first, then what waits longest. */
function passedText(phrases: Phrases, { passed }: PairLine, labelOf: (id: string) => string): string[] {
  const isOpen = ({ escalation }: Passed) => escalation.state === 'open';
  const sorted = passed.toSorted(
    (one, other) =>
      Number(isOpen(other)) - Number(isOpen(one)) || (one.escalation.since < other.escalation.since ? -1 : 1),
  );
  const [first] = sorted;
  if (first === undefined) return [];
  const named = say(phrases, 'overview.passed', {
    label: labelOf(first.obligation),
    state: say(phrases, howFar(first.escalation)),
    since: shortDay(first.escalation.since),
  });
  const rest = sorted.slice(1);
  const [count, open] = [rest.length, rest.filter(isOpen).length];
  if (count === 0) return [named];
  const more =
    open === count
      ? say(phrases, 'overview.passed-open', { count })
      : open === 0
        ? say(phrases, 'overview.passed-handled', { count })
        : say(phrases, 'overview.passed-mixed', { count, open });
  return [`${named} ${more}`];
}

/** A date as short as a list needs it. */
function shortDay(date: string): string {
  const { month, day } = partsOf(date);
  return `${day}-${month}`;
}

/** How far an escalation is, in a word. */
export function howFar({ state }: Escalation) {
  return state === 'acknowledged' || state === 'contact-planned' || state === 'waived' || state === 'closed'
    ? (`escalation.state-${state}` as const)
    : 'overview.escalation-open';
}

function narrowed({ language, frequency }: Context, { programme, search }: View): Block[] {
  const { phrases } = language;
  return [
    ...(search === '' ? [] : [line(say(phrases, 'overview.searched', { words: search }), 'quiet')]),
    ...(programme === ''
      ? []
      : [
          line(
            say(phrases, 'overview.of-programme', {
              programme: labelsIn(frequency).programmes.get(programme) ?? programme,
            }),
            'quiet',
          ),
        ]),
  ];
}

function emptyText({ language }: Context, { show, search }: View): string {
  return say(language.phrases, search !== '' ? 'overview.none-found' : `overview.none-${show}`);
}

/** The other parts that can be shown, each with how many pairs stand there; empty ones are left out. */
function filters({ language, frequency }: Context, lines: readonly PairLine[], view: View): Button[] {
  const { phrases } = language;
  const within = inView(lines, { ...view, show: 'all', search: '' });
  const counts = stateCounts(within);
  const countOf = (show: Show) =>
    show === 'need' ? within.filter((one) => isShown(one, 'need')).length : counts[show];
  const byState = shows
    .filter((show) => (show !== view.show || view.search !== '') && (show === 'all' || countOf(show) > 0))
    .filter(() => within.length > 1)
    .map((show) =>
      button(
        viewAction({ show, programme: view.programme, search: '', page: 0 }),
        say(phrases, `overview.show-${show}`, { count: countOf(show) }),
        { more: !mainShows.includes(show) },
      ),
    );
  const programmes = [...new Set(lines.flatMap(({ placement }) => placement.programmes))].sort();
  if (programmes.length < 2) return byState;
  const { programmes: titles } = labelsIn(frequency);
  const byProgramme = programmes
    .filter((id) => id !== view.programme)
    .slice(0, mostProgrammes)
    .map((id) =>
      button(viewAction({ show: 'all', programme: id, search: '', page: 0 }), titles.get(id) ?? id, { more: true }),
    );
  const any = button(
    viewAction({ show: view.show, programme: '', search: '', page: 0 }),
    say(phrases, 'overview.any-programme'),
    { more: true },
  );
  return [...byState, ...(view.programme === '' ? [] : [any]), ...byProgramme];
}
