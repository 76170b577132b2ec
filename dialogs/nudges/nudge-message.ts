import { encodeAction } from '../action.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { versionFor } from '../content/programme-version.ts';
import { practiceDays } from '../frequency/calendar.ts';
import { dateOf, dayOf } from '../frequency/days.ts';
import type { Nudge, NudgeInput, NudgeItem } from '../frequency/decide-nudges.ts';
import type { Block, Button, FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf, type World, wallFor } from '../session/world.ts';
import { type Frequency, obligationIn } from './case-of.ts';
import { escalationText } from './escalation-message.ts';
import { doneId } from './nudge-forms.ts';
import { sayDay } from './nudge-message-dates.ts';
import { sayObligation } from './say-obligation.ts';

/** Of so many requirements a message still explains what they ask; of more that would bury what matters. */
const explained = 3;

/** So many things have a button each; a phone shows no more without folding. */
const mostButtons = 3;

/** Everything one of the pair hears at one moment: why it comes, what to tap, and how to make it stop. */
export function nudgeMessage(
  world: World,
  placement: Placement,
  input: NudgeInput,
  nudge: Nudge,
  frequency: Frequency,
): Message {
  const { phrases } = languageFor(world, nudge.to);
  const title = titleOf(nudge, phrases);
  const explains = nudge.items.filter(isExplained).length <= explained;
  const lines = nudge.items.flatMap((item) => [
    ...itemBlocks(world, placement, input, nudge, item, phrases),
    ...(explains ? aboutOf(input, item) : []),
  ]);
  const has = (kind: NudgeItem['kind']) => nudge.items.some((item) => item.kind === kind);
  // Where some of it goes to the coordinator it would not be true of all.
  if (has('missed') && !has('preview')) lines.push(line(say(phrases, 'nudge.missed-over'), 'quiet'));
  const why = say(phrases, 'nudge.why', { programmes: joined(titles(placement, frequency)) });
  const over = placement.end < wallFor(world, nudge.to).date;
  const { fields, buttons } = tapsFor(placement, input, nudge.items, phrases, { at: world.now, over });
  return compose({ title, blocks: [...once(lines), line(why, 'quiet')], fields, buttons, fallback: title });
}

/** Several requirements may ask the same question: it stands there once. */
function once(blocks: readonly Block[]): Block[] {
  if (blocks.length < 2) return [...blocks];
  const wordsOf = (block: Block) => (block.kind === 'text' ? `${block.tone} ${block.text}` : JSON.stringify(block));
  return [...new Map(blocks.map((block) => [wordsOf(block), block])).values()];
}

function titleOf({ kind }: Nudge, phrases: Phrases): string {
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
  placement: Placement,
  input: NudgeInput,
  nudge: Nudge,
  item: NudgeItem,
  phrases: Phrases,
): Block[] {
  const today = wallFor(world, nudge.to);
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
      const to = sayDay(item.window.to, today);
      const window = from === to ? from : say(phrases, 'nudge.through', { from, to });
      return [line(say(phrases, 'nudge.missed', { label, done, target, window }))];
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
            ...(own === null || own === undefined ? [] : [{ text: own.text, by: nameOf(world, own.by) }]),
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

/** First what answers with one tap; what can still be done comes before what is over and what was asked. */
function tapsFor(
  placement: Placement,
  input: NudgeInput,
  items: readonly NudgeItem[],
  phrases: Phrases,
  { at, over }: { at: number; over: boolean },
): { fields: FormField[]; buttons: Button[] } {
  const action = (verb: string, obligation: string) =>
    ({ kind: 'nudge', verb, placement: placement.id, obligation }) as const;
  const act = (verb: string, obligation: string) => encodeAction(action(verb, obligation));
  const asked = items.some(({ kind }) => kind === 'question') ? questionButtons(placement, phrases) : [];
  // After the end nothing is done today any more.
  const doable = over ? [] : idsOf(items.filter(({ kind }) => kind !== 'question' && kind !== 'missed'));
  if (doable.length === 0 && asked.length > 0) return { fields: [], buttons: asked };
  const ids = doable.length > 0 ? doable : idsOf(items);
  const one = ids.length === 1 ? (ids[0] ?? '*') : '*';
  if (doable.length === 0) {
    // What is over cannot be done today; it may have been done all the same, and then it is logged on its own day.
    const log = button(encodeAction({ kind: 'command', command: 'log' }), say(phrases, 'nudge.button-was-done'));
    return {
      fields: [],
      buttons: [
        log,
        button(act('line', one), say(phrases, 'nudge.button-line')),
        button(act('waive', one), say(phrases, 'nudge.button-waive')),
        button(act('other', one), say(phrases, 'nudge.button-other')),
      ],
    };
  }
  // One tap answers: up to a few each have a button of their own, of more it is ticked which.
  const isFew = ids.length <= mostButtons;
  const fields = isFew ? [] : [whichField(input, ids, say(phrases, 'nudge.which'))];
  const looks = { submits: fields.length > 0 };
  // What is over, or about to be heard of, can be explained or waived; of several the form asks which.
  const told = idsOf(items.filter(({ kind }) => kind === 'preview' || kind === 'missed'));
  const about = told.length === 1 ? (told[0] ?? '*') : '*';
  const isAnnounced = items.some(({ kind }) => kind === 'preview');
  return {
    fields,
    buttons: [
      ...(isFew ? ids : ['*']).map((id) =>
        button(
          encodeAction({ ...action('done', id), at }),
          isFew && ids.length > 1
            ? say(phrases, 'nudge.button-did', { label: labelIn(input, id) })
            : say(phrases, 'nudge.button-done'),
          { style: isFew && ids.length > 1 ? 'plain' : 'primary', ...looks },
        ),
      ),
      button(act('later', one), say(phrases, 'nudge.button-later'), looks),
      ...(told.length === 0
        ? []
        : [
            button(act('line', about), say(phrases, 'nudge.button-line'), { more: !isAnnounced }),
            button(act('waive', about), say(phrases, 'nudge.button-waive'), { more: !isAnnounced }),
          ]),
      button(act('other', one), say(phrases, 'nudge.button-other'), looks),
      ...asked.map((more) => ({ ...more, style: 'plain' as const, more: true })),
    ],
  };
}

function idsOf(items: readonly NudgeItem[]): string[] {
  return [...new Set(items.flatMap(({ obligation }) => obligation ?? []))];
}

function whichField(input: NudgeInput, ids: readonly string[], label: string): FormField {
  const options = ids.map((id) => ({ id, label: labelIn(input, id) }));
  return { id: doneId, kind: 'choices', label, required: false, options };
}

function labelIn(input: NudgeInput, id: string): string {
  return obligationIn(input, id)?.label ?? id;
}

function questionButtons(placement: Placement, phrases: Phrases): Button[] {
  const act = (verb: string) => encodeAction({ kind: 'nudge', verb, placement: placement.id, obligation: '*' });
  return [
    button(act('go-on'), say(phrases, 'nudge.button-go-on'), { style: 'primary' }),
    button(act('month'), say(phrases, 'nudge.button-month')),
    button(act('mute'), say(phrases, 'nudge.button-mute')),
  ];
}

function titles(placement: Placement, { rules }: Frequency): string[] {
  return placement.programmes.map((id) => versionFor(rules.programmes, id, placement.start)?.title ?? id);
}
