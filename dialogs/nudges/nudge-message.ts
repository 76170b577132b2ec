import { encodeAction } from '../action.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { versionFor } from '../content/programme-version.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Nudge, NudgeInput, NudgeItem } from '../frequency/decide-nudges.ts';
import type { Block, Button, FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf, type World, wallFor } from '../session/world.ts';
import { type Frequency, obligationIn } from './case-of.ts';

/** The form's id of the ticks for what was done. */
export const doneId = 'gedaan';

/** Everything one person hears at one moment: why it comes, what to tap, and how to make it stop. */
export function nudgeMessage(
  world: World,
  placement: Placement,
  input: NudgeInput,
  nudge: Nudge,
  frequency: Frequency,
): Message {
  const { phrases } = languageFor(world, nudge.to);
  if (nudge.role === 'coordinator') return escalationMessage(world, placement, input, nudge, phrases);
  const title = titleOf(nudge, phrases);
  const lines = nudge.items.flatMap((item) => itemBlocks(world, placement, input, nudge, item, phrases));
  const why = say(phrases, 'nudge.why', { programmes: joined(titles(placement, frequency)) });
  const { fields, buttons } = tapsFor(placement, input, nudge.items, phrases);
  return compose({ title, blocks: [...once(lines), line(why, 'quiet')], fields, buttons, fallback: title });
}

/** Several requirements may ask the same question: it stands there once. */
function once(blocks: readonly Block[]): Block[] {
  return [...new Map(blocks.map((block) => [JSON.stringify(block), block])).values()];
}

/** The literal text that the coordinator gets about one requirement, as the pair sees it beforehand. Counts only, and nobody's fault. */
function escalationText(
  world: World,
  placement: Placement,
  input: NudgeInput,
  item: Pick<NudgeItem, 'obligation' | 'window'>,
  phrases: Phrases,
): string {
  const { obligation, window } = item;
  const known = input.memory.escalations[obligation ?? ''];
  return say(phrases, 'escalation.text', {
    pair: joined([placement.trainee, ...placement.trainers].map((id) => nameOf(world, id))),
    label: obligationIn(input, obligation ?? '')?.label ?? '',
    since: sayDate(known?.since ?? window.from),
    reminders: known?.reminders ?? 0,
  });
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
  const label = obligationIn(input, item.obligation ?? '')?.label ?? '';
  const window =
    item.window.from === item.window.to
      ? sayDate(item.window.from, today)
      : say(phrases, 'nudge.through', { from: sayDate(item.window.from, today), to: sayDate(item.window.to, today) });
  const { done, target } = item;
  switch (item.kind) {
    case 'behind':
      return [line(say(phrases, 'nudge.behind', { label, done, target, until: sayDate(item.window.to, today) }))];
    case 'last-chance':
      return [line(say(phrases, 'nudge.last-chance', { label, done, target }))];
    case 'return':
      return [line(say(phrases, 'nudge.return', { label, done, target }))];
    case 'missed':
      return [line(say(phrases, 'nudge.missed', { label, window }))];
    case 'question':
      return [line(say(phrases, 'nudge.question'))];
    case 'preview': {
      const coordinator = placement.coordinator === null ? '' : nameOf(world, placement.coordinator);
      const own = input.memory.escalations[item.obligation ?? '']?.line;
      return [
        line(say(phrases, 'nudge.preview', { coordinator, days: input.rules.previewWorkingDays })),
        {
          kind: 'written',
          items: [
            { text: escalationText(world, placement, input, item, phrases) },
            ...(own === null || own === undefined ? [] : [{ text: own.text, by: nameOf(world, own.by) }]),
          ],
        },
      ];
    }
    default:
      return [];
  }
}

/** First what answers with one tap; what can still be done comes before what is over and what was asked. */
function tapsFor(
  placement: Placement,
  input: NudgeInput,
  items: readonly NudgeItem[],
  phrases: Phrases,
): { fields: FormField[]; buttons: Button[] } {
  const act = (verb: string, obligation: string) =>
    encodeAction({ kind: 'nudge', verb, placement: placement.id, obligation });
  const asked = items.some(({ kind }) => kind === 'question') ? questionButtons(placement, phrases) : [];
  const doable = idsOf(items.filter(({ kind }) => kind !== 'question' && kind !== 'missed'));
  if (doable.length === 0 && asked.length > 0) return { fields: [], buttons: asked };
  const ids = doable.length > 0 ? doable : idsOf(items);
  const one = ids.length === 1 ? (ids[0] ?? '*') : '*';
  if (doable.length === 0) {
    // What is over cannot be done today; it may have been done all the same, and then it is logged on its own day.
    const log = button(encodeAction({ kind: 'command', command: 'log' }), say(phrases, 'nudge.button-was-done'));
    return { fields: [], buttons: [log, button(act('other', one), say(phrases, 'nudge.button-other'))] };
  }
  const fields = ids.length === 1 ? [] : [whichField(input, ids, say(phrases, 'nudge.which'))];
  const looks = { submits: fields.length > 0 };
  const preview = items.find(({ kind }) => kind === 'preview')?.obligation ?? null;
  return {
    fields,
    buttons: [
      button(act('done', one), say(phrases, 'nudge.button-done'), { style: 'primary', ...looks }),
      button(act('later', one), say(phrases, 'nudge.button-later'), looks),
      ...(preview === null ? [] : [button(act('line', preview), say(phrases, 'nudge.button-line'))]),
      button(act('other', preview ?? one), say(phrases, 'nudge.button-other'), looks),
      ...asked.map((more) => ({ ...more, style: 'plain' as const, more: true })),
    ],
  };
}

function idsOf(items: readonly NudgeItem[]): string[] {
  return [...new Set(items.flatMap(({ obligation }) => obligation ?? []))];
}

function whichField(input: NudgeInput, ids: readonly string[], label: string): FormField {
  const options = ids.map((id) => ({ id, label: obligationIn(input, id)?.label ?? id }));
  return { id: doneId, kind: 'choices', label, required: false, options };
}

function questionButtons(placement: Placement, phrases: Phrases): Button[] {
  const act = (verb: string) => encodeAction({ kind: 'nudge', verb, placement: placement.id, obligation: '*' });
  return [
    button(act('go-on'), say(phrases, 'nudge.button-go-on'), { style: 'primary' }),
    button(act('month'), say(phrases, 'nudge.button-month')),
    button(act('mute'), say(phrases, 'nudge.button-mute')),
  ];
}

function escalationMessage(
  world: World,
  placement: Placement,
  input: NudgeInput,
  nudge: Nudge,
  phrases: Phrases,
): Message {
  const title = say(phrases, 'escalation.title');
  const blocks = nudge.items.flatMap((item): Block[] => {
    const own = input.memory.escalations[item.obligation ?? '']?.line;
    return [
      line(escalationText(world, placement, input, item, phrases)),
      ...(own === null || own === undefined
        ? []
        : [{ kind: 'written' as const, label: say(phrases, 'escalation.own-line'), items: [{ text: own.text }] }]),
    ];
  });
  const ids = idsOf(nudge.items);
  const one = ids.length === 1 ? (ids[0] ?? '*') : '*';
  const fields = ids.length === 1 ? [] : [whichField(input, ids, say(phrases, 'escalation.which'))];
  const buttons = (['acknowledged', 'contact-planned', 'waived', 'closed'] as const).map((verb, index) =>
    button(
      encodeAction({ kind: 'nudge', verb, placement: placement.id, obligation: one }),
      say(phrases, `escalation.button-${verb}`),
      { style: index === 0 ? 'primary' : 'plain', submits: fields.length > 0 },
    ),
  );
  return compose({
    title,
    blocks: [...blocks, line(say(phrases, 'escalation.readers'), 'quiet')],
    fields,
    buttons,
    fallback: title,
  });
}

function titles(placement: Placement, { rules }: Frequency): string[] {
  return placement.programmes.map((id) => versionFor(rules.programmes, id, placement.start)?.title ?? id);
}
