import { encodeAction } from '../action.ts';
import { type Context, reply, told } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Button, Message } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { sendShare, shareForm, withdraw } from './share.ts';
import { openShared, sharedList } from './shared-list.ts';
import { isCoach } from './shares.ts';
import { yearFigures } from './year-figures.ts';
import { yearBlocks } from './year-message.ts';

/** `jaaroverzicht`: a trainer sees the own year, a coach the years that are shared now. `rest` may name a year. */
export function yearCommand(context: Context, rest: string): Partial<Decision> {
  const { person, language } = context;
  if (person.role === 'coach') return { again: sharedList(context, 0) };
  if (person.role !== 'trainer') return told(context, say(language.phrases, 'year.trainers-only'));
  const asked = /\b\d{4}\b/.exec(rest)?.[0];
  const years = yearsOf(context);
  const year = years.find((one) => String(one) === asked) ?? years[0] ?? 0;
  const isOther = asked !== undefined && asked !== String(year);
  return reply(context, ownYear(context, year, isOther ? say(language.phrases, 'year.which') : null));
}

/** A button or form of a year. Whose year it is follows from who presses, and of a coach from what is shared at this moment. */
export function yearAct(
  context: Context,
  { verb, subject, year }: { verb: string; subject: string; year: string },
  values: Values,
): Partial<Decision> {
  const { person } = context;
  if (person.role === 'coach') {
    if (verb === 'open') return { again: openShared(context, subject, Number(year)) };
    return { again: sharedList(context, verb === 'list' && /^\d{1,3}$/.test(year) ? Number(year) : 0) };
  }
  const chosen = yearsOf(context).find((one) => String(one) === year);
  if (person.role !== 'trainer' || chosen === undefined) return gone(context);
  switch (verb) {
    case 'show':
      return { again: ownYear(context, chosen, null) };
    case 'share':
      return { again: shareForm(context, chosen, {}) };
    case 'send':
      return sendShare(context, chosen, values);
    case 'withdraw':
      return withdraw(context, chosen, subject);
    default:
      return gone(context);
  }
}

/** This year, the one before it, and what is still shared of earlier ones; newest first. */
function yearsOf({ world, person }: Context): number[] {
  const thisYear = Number(wallFor(world, person.id).date.slice(0, 4));
  const earlier = (person.shares ?? []).map(({ year }) => year).filter((year) => year < thisYear - 1);
  return [...new Set([thisYear, thisYear - 1, ...earlier])].sort((one, other) => other - one);
}

function ownYear(context: Context, year: number, above: string | null): Message {
  const { language, world, person } = context;
  const { phrases } = language;
  const title = say(phrases, 'year.title', { year });
  const figures = yearFigures({ ...context, now: world.now }, person, year);
  const shares = (person.shares ?? []).filter((share) => share.year === year && isKnown(context, share.coach));
  const action = (verb: string, subject: string, of: number) =>
    encodeAction({ kind: 'year', verb, subject, year: String(of) });
  const withdrawing = shares.map(({ coach }) =>
    button(action('withdraw', coach, year), say(phrases, 'year.button-withdraw', { coach: nameOf(world, coach) })),
  );
  const others = yearsOf(context)
    .filter((one) => one !== year)
    .map((one): Button => button(action('show', '', one), say(phrases, 'year.button-other', { year: one })));
  const canShare = figures.placements > 0;
  return compose({
    title,
    blocks: [
      ...(above === null ? [] : [line(above)]),
      ...yearBlocks(language, figures),
      ...(shares.length === 0
        ? []
        : [line(say(phrases, 'year.shared', { coaches: joined(shares.map(({ coach }) => nameOf(world, coach))) }))]),
    ],
    buttons: [
      ...(canShare
        ? [
            button(action('share', '', year), say(phrases, 'year.button-share'), {
              style: shares.length === 0 ? 'primary' : 'plain',
            }),
          ]
        : []),
      ...withdrawing,
      ...others,
    ],
    fallback: title,
  });
}

/** Somebody who is no coach any more sees nothing, so that nothing is shared with them. */
function isKnown({ state }: Context, coach: string): boolean {
  const one = state.people.get(coach);
  return one !== undefined && isCoach(one);
}
