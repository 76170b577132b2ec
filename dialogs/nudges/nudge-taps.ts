import { encodeAction } from '../action.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { NudgeItem } from '../frequency/decide-nudges.ts';
import type { Button, FormField } from '../model/message.ts';
import { button } from '../session/compose.ts';
import { type World, wallFor } from '../session/world.ts';
import { obligationIn } from './case-of.ts';
import { doneId } from './nudge-forms.ts';
import type { Section } from './nudge-message.ts';
import { otherOf } from './several.ts';

/** So many things have a button each; a phone shows no more without folding. */
const mostButtons = 3;

/** What can be tapped, and ticked where there is much. */
type Taps = { fields: FormField[]; buttons: Button[] };

/**
 * First what answers with one tap; what can still be done comes before what is over and what was asked. Of several placements
 * each button says which one it is about, and one form holds what may be ticked of all.
 */
export function tapsFor(world: World, sections: readonly Section[], to: string, phrases: Phrases): Taps {
  const today = wallFor(world, to).date;
  const isNamed = sections.length > 1;
  const parts = sections.map((section): Part => {
    const { placement, items } = section;
    const asked = items.some(({ kind }) => kind === 'question');
    // After the end nothing is done today any more.
    const over = placement.end < today;
    return {
      ...section,
      asked,
      doable: over ? [] : idsOf(items.filter(({ kind }) => kind !== 'question' && kind !== 'missed')),
      other: otherOf(world, placement, to),
      isNamed,
    };
  });
  const doable = parts.flatMap((part) => part.doable.map((id) => ({ part, id })));
  const isFew = doable.length <= mostButtons;
  const submits = doable.length > 0 && !isFew;
  const ways = parts.flatMap((part) => waysOut(part, phrases, submits, doable.length > 0));
  if (doable.length > 0)
    return {
      fields: isFew ? [] : [whichField(doable, phrases)],
      buttons: [
        ...doneButtons(doable, isFew, phrases, world.now),
        laterButton(doable, phrases, submits, world.now),
        ...ways,
      ],
    };
  if (parts.every(({ asked }) => asked)) return { fields: [], buttons: ways };
  // What is over cannot be done today; it may have been done all the same, and then it is logged on its own day.
  const log = button(encodeAction({ kind: 'command', command: 'log' }), say(phrases, 'nudge.button-was-done'));
  return { fields: [], buttons: [log, ...ways] };
}

type Part = Section & { asked: boolean; doable: string[]; other: string; isNamed: boolean };
type Doable = readonly { part: Part; id: string }[];

function doneButtons(doable: Doable, isFew: boolean, phrases: Phrases, at: number): Button[] {
  const done = (placement: string, obligation: string) =>
    encodeAction({ kind: 'nudge', verb: 'done', placement, obligation, at });
  const [only] = doable;
  if (!isFew || (doable.length === 1 && only?.part.isNamed === false))
    return [
      button(done(aboutOf(doable), isFew ? (only?.id ?? '*') : '*'), say(phrases, 'nudge.button-done'), {
        style: 'primary',
        submits: !isFew,
      }),
    ];
  return doable.map(({ part, id }) =>
    button(
      done(part.placement.id, id),
      named(part, say(phrases, 'nudge.button-did', { label: labelIn(part, id) }), phrases),
    ),
  );
}

function laterButton(doable: Doable, phrases: Phrases, submits: boolean, at: number): Button {
  const placement = aboutOf(doable);
  const obligation = doable.length === 1 ? (doable[0]?.id ?? '*') : '*';
  return button(
    encodeAction({ kind: 'nudge', verb: 'later', placement, obligation, at }),
    say(phrases, 'nudge.button-later'),
    { submits },
  );
}

/** The placement that all of it is about, or `*` for several. */
function aboutOf(doable: Doable): string {
  const ids = new Set(doable.map(({ part }) => part.placement.id));
  return ids.size === 1 ? ([...ids][0] ?? '*') : '*';
}

/** Everything about one placement besides done or not today. `isAnyDoable`: something of the message can be done today. */
function waysOut(part: Part, phrases: Phrases, submits: boolean, isAnyDoable: boolean): Button[] {
  const { placement, items, asked, doable, isNamed } = part;
  const act = (verb: string, obligation: string) =>
    encodeAction({ kind: 'nudge', verb, placement: placement.id, obligation });
  const label = (text: string) => named(part, text, phrases);
  const way = (verb: string, about: string, text: string, looks: Parameters<typeof button>[2] = {}) =>
    button(act(verb, about), label(text), looks);
  const isAlone = asked && doable.length === 0;
  const questions = [
    way(
      'go-on',
      '*',
      say(phrases, 'nudge.button-go-on'),
      isAlone && !isNamed ? { style: 'primary' } : { more: !isAlone },
    ),
    way('month', '*', say(phrases, 'nudge.button-month'), { more: !isAlone }),
    way('mute', '*', say(phrases, 'nudge.button-mute'), { more: !isAlone }),
  ];
  if (isAlone) return questions;
  const ids = doable.length > 0 ? doable : idsOf(items);
  const one = ids.length === 1 ? (ids[0] ?? '*') : '*';
  // What is over, or about to be heard of, can be explained or waived; of several the form asks which.
  const told = idsOf(items.filter(({ kind }) => kind === 'preview' || kind === 'missed'));
  const about = doable.length === 0 ? one : told.length === 1 ? (told[0] ?? '*') : '*';
  const more = isAnyDoable && !items.some(({ kind }) => kind === 'preview');
  return [
    ...(told.length === 0
      ? []
      : [
          way('line', about, say(phrases, 'nudge.button-line'), { more }),
          way('waive', about, say(phrases, 'nudge.button-waive'), { more }),
        ]),
    way('other', one, say(phrases, 'nudge.button-other'), {
      submits: submits && !isNamed,
      more: isNamed && isAnyDoable,
    }),
    ...(asked ? questions : []),
  ];
}

function named({ isNamed, other }: Part, label: string, phrases: Phrases): string {
  return isNamed ? say(phrases, 'nudge.button-with', { label, other }) : label;
}

function whichField(doable: Doable, phrases: Phrases): FormField {
  const several = aboutOf(doable) === '*';
  const options = doable.map(({ part, id }) => ({
    id: several ? `${part.placement.id}|${id}` : id,
    label: named(part, labelIn(part, id), phrases),
  }));
  return { id: doneId, kind: 'choices', label: say(phrases, 'nudge.which'), required: false, options };
}

function idsOf(items: readonly NudgeItem[]): string[] {
  return [...new Set(items.flatMap(({ obligation }) => obligation ?? []))];
}

function labelIn({ input }: Part, id: string): string {
  return obligationIn(input, id)?.label ?? id;
}
