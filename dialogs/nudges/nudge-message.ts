import { type Phrases, say } from '../content/phrases.ts';
import { versionFor } from '../content/programme-version.ts';
import { practiceDays } from '../frequency/calendar.ts';
import { dateOf, dayOf } from '../frequency/days.ts';
import type { Nudge, NudgeInput, NudgeItem } from '../frequency/decide-nudges.ts';
import type { Block, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { wasInOn } from '../placements/tenure.ts';
import { compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf, type World, wallFor } from '../session/world.ts';
import { type Frequency, obligationIn } from './case-of.ts';
import { escalationText } from './escalation-message.ts';
import { sayDay } from './nudge-message-dates.ts';
import { tapsFor } from './nudge-taps.ts';
import { sayObligation } from './say-obligation.ts';
import { otherOf } from './several.ts';

/** Of so many requirements a message still explains what they ask; of more that would bury what matters. */
const explained = 3;

/** What is said about one placement. */
export type Section = { placement: Placement; input: NudgeInput; items: readonly NudgeItem[] };

/**
 * Everything one of the pair hears at one moment: why it comes, what to tap, and how to make it stop. Of several placements
 * each has a section under the name of who it is about. `title`: the title that says so, made from the plain one.
 */
export function nudgeMessage(
  world: World,
  sections: readonly Section[],
  { to, kind }: Pick<Nudge, 'to' | 'kind'>,
  frequency: Frequency,
  titled: (title: string) => string = (title) => title,
): Message {
  const { phrases } = languageFor(world, to);
  const title = titled(titleOf(kind, phrases));
  const blocks = sections.flatMap((section) => [
    ...(sections.length > 1
      ? [line(say(phrases, 'nudge.with', { other: otherOf(world, section.placement, to) }), 'strong')]
      : []),
    ...sectionBlocks(world, section, to, phrases),
  ]);
  const programmes = new Set(sections.flatMap(({ placement }) => titles(placement, frequency)));
  const why = say(phrases, 'nudge.why', { programmes: joined([...programmes]) });
  const { fields, buttons } = tapsFor(world, sections, to, phrases);
  return compose({ title, blocks: [...blocks, line(why, 'quiet')], fields, buttons, fallback: title });
}

function sectionBlocks(world: World, section: Section, to: string, phrases: Phrases): Block[] {
  const { items, input } = section;
  const explains = items.filter(isExplained).length <= explained;
  const lines = items.flatMap((item) => [
    ...itemBlocks(world, section, to, item, phrases),
    ...(explains ? aboutOf(input, item) : []),
  ]);
  const has = (kind: NudgeItem['kind']) => items.some((item) => item.kind === kind);
  // Where some of it goes to the coordinator it would not be true of all.
  if (has('missed') && !has('preview')) lines.push(line(say(phrases, 'nudge.missed-over'), 'quiet'));
  return once(lines);
}

/** Several requirements may ask the same question: it stands there once. */
function once(blocks: readonly Block[]): Block[] {
  if (blocks.length < 2) return [...blocks];
  const wordsOf = (block: Block) => (block.kind === 'text' ? `${block.tone} ${block.text}` : JSON.stringify(block));
  return [...new Map(blocks.map((block) => [wordsOf(block), block])).values()];
}

function titleOf(kind: Nudge['kind'], phrases: Phrases): string {
  switch (kind) {
    case 'preview':
      return say(phrases, 'nudge.title-preview');
    case 'last-chance':
      return say(phrases, 'nudge.title-last-chance');
    case 'question':
      return say(phrases, 'nudge.title-question');
    case 'missed':
      return say(phrases, 'nudge.title-missed');
    default:
      return say(phrases, 'nudge.title');
  }
}

function itemBlocks(
  world: World,
  { placement, input }: Section,
  to: string,
  item: NudgeItem,
  phrases: Phrases,
): Block[] {
  const today = wallFor(world, to);
  const obligation = obligationIn(input, item.obligation ?? '');
  const label = obligation === undefined ? '' : sayObligation(obligation, phrases);
  const { done, target } = item;
  switch (item.kind) {
    case 'behind':
      return [
        line(say(phrases, 'nudge.behind', { label, done, target, until: sayDay(lastDayOf(input, item), today) })),
      ];
    case 'last-chance':
      return [
        line(say(phrases, target - done > 1 ? 'nudge.last-chance-more' : 'nudge.last-chance', { label, done, target })),
      ];
    case 'return':
      return [line(say(phrases, 'nudge.return', { label, done, target }))];
    case 'missed': {
      const from = sayDay(item.window.from, today);
      const last = sayDay(item.window.to, today);
      const window = from === last ? from : say(phrases, 'nudge.through', { from, to: last });
      const isBefore = !wasInOn(placement, to, item.window.to);
      return [line(say(phrases, isBefore ? 'nudge.missed-before' : 'nudge.missed', { label, done, target, window }))];
    }
    case 'question':
      return [line(say(phrases, 'nudge.question'))];
    case 'preview': {
      const coordinator = world.people.get(placement.coordinator ?? '')?.name ?? say(phrases, 'nudge.the-coordinator');
      const text = placement.end < today.date ? 'nudge.preview-after' : 'nudge.preview';
      const known = input.memory.escalations[item.obligation ?? ''];
      const own = known?.line;
      const told =
        known === undefined || obligation === undefined
          ? null
          : { placement, obligation: obligation.id, label: obligation.label, escalation: known };
      return [
        line(say(phrases, text, { coordinator, days: input.rules.previewWorkingDays })),
        {
          kind: 'written',
          items: [
            ...(told === null ? [] : [{ text: escalationText(world, told, phrases) }]),
            ...(own === null || own === undefined
              ? []
              : [{ text: own.text, by: nameOf(world, own.by), of: { placement: placement.id, by: own.by } }]),
          ],
        },
      ];
    }
    default:
      return [];
  }
}

/** What a requirement asks, in the words of its programme; not again on the last day. Only whom it is for hears of it. */
function aboutOf(input: NudgeInput, item: NudgeItem): Block[] {
  const about = obligationIn(input, item.obligation ?? '')?.about;
  return isExplained(item) && about !== undefined ? [line(about, 'quiet')] : [];
}

function isExplained({ kind }: NudgeItem): boolean {
  return kind === 'behind' || kind === 'return';
}

/** The last practice day of what an item is about (YYYY-MM-DD): what is still open on a Sunday is not done on it. */
function lastDayOf({ calendar }: NudgeInput, { window: { from, to } }: NudgeItem): string {
  const last = practiceDays(calendar, dayOf(from), dayOf(to)).at(-1);
  return last === undefined ? to : dateOf(last);
}

function titles(placement: Placement, { rules }: Frequency): string[] {
  return placement.programmes.map((id) => versionFor(rules.programmes, id, placement.start)?.title ?? id);
}
