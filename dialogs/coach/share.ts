import { encodeAction } from '../action.ts';
import { type Context, toActor, told } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { mostOptions } from '../placements/pair-fields.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { languageFor, nameOf, type World } from '../session/world.ts';
import { coachesIn, type Share, withShares } from './shares.ts';
import { trainedIn } from './year-figures.ts';

const coachField = 'coach';

/** The form in which a trainer chooses a coach for one year; `errors` by field. */
export function shareForm(context: Context, year: number, errors: Values): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'year.share-title', { year });
  const all = coachesIn(context.state.people.values(), context.person.institute);
  const free = all.filter(({ id }) => shareOf(context.person, id, year) === undefined).slice(0, mostOptions);
  const [only] = free;
  if (only === undefined)
    return plainMessage(
      all.length === 0 ? say(phrases, 'year.no-coach') : say(phrases, 'year.shared-with-all', { year }),
    );
  return compose({
    title,
    blocks: [line(say(phrases, 'year.share-text')), line(say(phrases, 'year.share-until', { year }), 'quiet')],
    fields: [
      {
        id: coachField,
        kind: 'choice',
        label: say(phrases, 'year.share-with'),
        required: true,
        options: free.map(({ id, name }) => ({ id, label: name })),
        ...(free.length === 1 && { value: only.id }),
        ...(errors[coachField] !== undefined && { error: errors[coachField] }),
      },
    ],
    buttons: [
      button(encodeAction({ kind: 'year', verb: 'send', subject: '', year: String(year) }), say(phrases, 'year.send'), {
        style: 'primary',
        submits: true,
      }),
    ],
    fallback: title,
  });
}

/** From now on this coach sees this year, until it is withdrawn; the coach hears it once. */
export function sendShare(context: Context, year: number, values: Values): Partial<Decision> {
  const { person, language, state, world } = context;
  const { phrases } = language;
  const coach = coachesIn(state.people.values(), person.institute).find(({ id }) => id === values[coachField]);
  if (coach === undefined) return { again: shareForm(context, year, { [coachField]: say(phrases, 'error.choose') }) };
  const filled = { year, coach: coach.name };
  if (shareOf(person, coach.id, year) !== undefined) return told(context, say(phrases, 'year.is-shared', filled));
  if (trainedIn(state.placements, person, year).length === 0)
    return told(context, say(phrases, 'year.no-placement', { year }));
  const share: Share = { year, coach: coach.id, at: world.now };
  const done = say(phrases, 'year.is-shared', filled);
  return {
    persons: [withShares(person, [...(person.shares ?? []), share])],
    said: [
      {
        key: shareKey(person, share),
        to: coach.id,
        message: compose({
          blocks: [line(toldText(world, person, share)), line(say(phrases, 'year.told-noted'), 'quiet')],
          buttons: [
            button(
              encodeAction({ kind: 'year', verb: 'open', subject: person.id, year: String(year) }),
              say(languageFor(world, coach.id).phrases, 'year.button-open'),
              { style: 'primary' },
            ),
          ],
          fallback: toldText(world, person, share),
        }),
        replaces: null,
      },
      toActor(
        context,
        compose({ blocks: [line(done, 'good'), line(say(phrases, 'year.shared-how'), 'quiet')], fallback: done }),
      ),
    ],
  };
}

/** From now on this coach sees this year no more; what they were told of it changes where it stands, without a new message. */
export function withdraw(context: Context, year: number, coach: string): Partial<Decision> {
  const { person, language, world } = context;
  const share = shareOf(person, coach, year);
  if (share === undefined) return told(context, say(language.phrases, 'year.was-withdrawn'));
  const done = say(language.phrases, 'year.withdrawn', { year, coach: nameOf(world, coach) });
  return {
    persons: [
      withShares(
        person,
        (person.shares ?? []).filter((one) => one !== share),
      ),
    ],
    said: [
      ...takenBack(world, person, [share]),
      toActor(context, compose({ blocks: [line(done, 'good')], fallback: done })),
    ],
  };
}

/** In the place of what coaches were told of these shares: that it is over, without whose it was. */
export function takenBack(world: World, trainer: Person, shares: readonly Share[]): Said[] {
  return shares
    .filter(({ coach }) => world.people.has(coach))
    .map((share) => ({
      key: `${shareKey(trainer, share)}/over`,
      to: share.coach,
      message: plainMessage(say(languageFor(world, share.coach).phrases, 'year.over')),
      replaces: shareKey(trainer, share),
    }));
}

/** What a coach was told of a share, word for word. */
export function toldText(world: World, { name }: Person, { coach, year }: Share): string {
  return say(languageFor(world, coach).phrases, 'year.told', { name, year });
}

/** The key of the message in which a coach was told. */
export function shareKey({ institute, id }: Person, { coach, year, at }: Share): string {
  return `${institute}/year/${id}/${coach}/${year}/${at}`;
}

function shareOf({ shares = [] }: Person, coach: string, year: number): Share | undefined {
  return shares.find((share) => share.coach === coach && share.year === year);
}
