import { readingId } from '../answers/read-moment.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { type Reading, readWhen } from '../dates/read-when.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { wallFor } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { readAddress, sayAddress } from './address-text.ts';
import { type Claim, claimTrouble, samePerson } from './check-claim.ts';
import { termTroubles, yearlyOf, yearTrouble } from './check-terms.ts';
import { type FormState, pairIds, programmesOf, unplaced } from './pair-fields.ts';
import type { Trouble } from './trouble.ts';

/** Somebody for a placement: known already, or new. */
export type Chosen = { kind: 'known'; person: Person } | { kind: 'new'; claim: Claim };
type PairWanted = {
  trainee: Chosen;
  trainer: Chosen;
  programmes: string[];
  year: 1 | 3 | null;
  start: string;
  end: string;
};
export type PairRead = { kind: 'ok'; wanted: PairWanted } | { kind: 'again'; form: FormState };

/** Reads the form for a new placement; all that is wrong comes at once, and dates that were unsure are asked back. */
export function readPair(context: Context, values: Values): PairRead {
  const { phrases } = context.language;
  const errors: Record<string, string> = {};
  const readings: Record<string, readonly Reading[]> = {};
  const trainee = somebody(context, 'trainee', values, errors);
  const trainer = somebody(context, 'trainer', values, errors);
  const start = readDay(context, pairIds.start, values, true, { errors, readings });
  const end = readDay(context, pairIds.end, values, false, { errors, readings });
  const known = programmesOf(context).map(({ id }) => id);
  const programmes = (values[pairIds.programmes] ?? '').split(',').filter((id) => id !== '');
  if (programmes.length === 0) errors[pairIds.programmes] = say(phrases, 'error.choose');
  for (const trouble of termTroubles({ programmes, start: start ?? '', end: end ?? '' }, known)) {
    if (trouble.kind === 'unknown-programme') errors[pairIds.programmes] = say(phrases, 'error.choose');
    else if (start !== null && end !== null) errors[pairIds.end] = troubleSaid(context, trouble);
  }
  if (trainee !== null && trainer !== null) {
    const twice = samePerson([trainee, trainer].flatMap((one) => addressesOf(one).slice(0, 1)));
    if (twice !== null) errors[pairIds.trainer.address] = troubleSaid(context, twice);
  }
  const year = values[pairIds.year] === '1' ? 1 : values[pairIds.year] === '3' ? 3 : null;
  const unasked = yearTrouble(programmes, year, yearlyOf(context.frequency?.rules.programmes ?? []));
  if (unasked !== null) errors[pairIds.year] = troubleSaid(context, unasked);
  const isWhole = Object.keys(errors).length === 0 && Object.keys(readings).length === 0;
  if (!isWhole || trainee === null || trainer === null || start === null || end === null)
    return { kind: 'again', form: { values, errors, readings } };
  return { kind: 'ok', wanted: { trainee, trainer, programmes, year, start, end } };
}

/** A day in ordinary Dutch (`YYYY-MM-DD`), or null with what is to be said or asked about it. `past`: a day before today will do. */
export function readDay(
  context: Context,
  id: string,
  values: Values,
  past: boolean,
  found: { errors: Record<string, string>; readings: Record<string, readonly Reading[]> },
): string | null {
  const { phrases } = context.language;
  const now = wallFor(context.world, context.person.id);
  const chosen = /^\d{4}-\d{2}-\d{2}$/.exec(values[readingId({ id })] ?? '')?.[0];
  const words = (chosen ?? values[id] ?? '').trim();
  if (words === '') {
    found.errors[id] = say(phrases, 'error.empty');
    return null;
  }
  const when = readWhen(words, now, { time: 'none', past: past ? 'allow' : 'refuse' });
  if (when.kind === 'sure') return when.reading.date;
  if (when.kind === 'unsure') {
    if (chosen !== undefined) return chosen;
    found.readings[id] = when.readings;
  } else
    found.errors[id] =
      when.kind === 'past'
        ? say(phrases, 'error.past', { when: sayDate(when.reading.date, now) })
        : say(phrases, 'error.no-day');
  return null;
}

function somebody(
  context: Context,
  role: 'trainee' | 'trainer',
  values: Values,
  errors: Record<string, string>,
): Chosen | null {
  const ids = pairIds[role];
  const name = clean(values[ids.name] ?? '').replace(/\s+/g, ' ');
  const text = clean(values[ids.address] ?? '');
  const address = readAddress(text);
  const wrong = (id: string, trouble: Trouble) => {
    errors[id] = troubleSaid(context, trouble);
    return null;
  };
  if (text === '') {
    const person = unplaced(context, role).find(({ id }) => id === values[ids.chosen]);
    return person === undefined ? wrong(ids.address, { kind: 'address-missing', name }) : { kind: 'known', person };
  }
  if (address === null) return wrong(ids.address, { kind: 'address-form', text });
  const owner = context.state.owners?.get(sayAddress(address)) ?? null;
  const claim: Claim = { name, address, role };
  const trouble = claimTrouble(claim, owner);
  if (trouble !== null) return wrong(trouble.kind.startsWith('name') ? ids.name : ids.address, trouble);
  return owner?.kind === 'person' ? { kind: 'known', person: owner.person } : { kind: 'new', claim };
}

/** Where somebody can be reached. */
function addressesOf(chosen: Chosen) {
  return chosen.kind === 'known' ? chosen.person.addresses : [chosen.claim.address];
}

/** An e-mail address without the channel before it. */
function isMail(text: string): boolean {
  return /^[^\s:@]+@[^\s:@]+$/.test(text);
}

/** What is wrong with a placement or a person, as a coordinator reads it. */
export function troubleSaid({ language: { phrases } }: Pick<Context, 'language'>, trouble: Trouble): string {
  switch (trouble.kind) {
    case 'unknown-programme':
      return say(phrases, 'error.choose');
    case 'end-before-start':
      return say(phrases, 'pair.end-before-start', { start: sayDate(trouble.start) });
    case 'too-long':
      return say(phrases, 'pair.too-long');
    case 'year-missing':
      return say(phrases, 'pair.year-missing');
    case 'address-form':
      return say(phrases, isMail(trouble.text) ? 'pair.address-mail' : 'pair.address-form');
    case 'address-missing':
      return say(phrases, 'pair.address-missing');
    case 'name-missing':
      return say(phrases, 'pair.name-missing');
    case 'name-too-long':
      return say(phrases, 'pair.name-too-long');
    case 'other-institute':
      return say(phrases, 'pair.other-institute');
    case 'other-name':
      return say(phrases, 'pair.other-name', { name: trouble.name });
    case 'other-role':
      return say(phrases, 'pair.other-role', { name: trouble.name });
    case 'same-person':
      return say(phrases, 'pair.same-person');
  }
}
