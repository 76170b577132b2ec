import { encodeAction } from '../action.ts';
import { type Context, toActor } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { mostOptions } from '../placements/pair-fields.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { languageFor, type World } from '../session/world.ts';
import { takenBack } from './share.ts';
import { coachesIn, sharedWith, withoutCoach } from './shares.ts';

const coachField = 'coach';

/** The form that takes a coach off the list; `errors` by field. */
export function dismissForm(context: Context, errors: Values): Message {
  const { phrases } = context.language;
  const options = coachesIn(context.state.people.values(), context.person.institute)
    .slice(0, mostOptions)
    .map(({ id, name }) => ({ id, label: name }));
  if (options.length === 0) return plainMessage(say(phrases, 'coach.list-none'));
  const title = say(phrases, 'coach.stop-title');
  return compose({
    title,
    blocks: [line(say(phrases, 'coach.stop-text'))],
    fields: [
      {
        id: coachField,
        kind: 'choice',
        label: say(phrases, 'coach.stop-which'),
        required: true,
        options,
        ...(errors[coachField] !== undefined && { error: errors[coachField] }),
      },
    ],
    buttons: [
      button(encodeAction({ kind: 'coach', verb: 'stop' }), say(phrases, 'coach.stop-submit'), {
        style: 'danger',
        submits: true,
      }),
    ],
    fallback: title,
  });
}

/** The coach sees nothing any more, and every trainer who shared with them hears it. */
export function dismiss(context: Context, values: Values): Partial<Decision> {
  const { state, person, language, world, event } = context;
  const coach = coachesIn(state.people.values(), person.institute).find(({ id }) => id === values[coachField]);
  if (coach === undefined)
    return { again: dismissForm(context, { [coachField]: say(language.phrases, 'error.choose') }) };
  const { persons, said } = dismissed(world, coach, event);
  const done = say(language.phrases, 'coach.stopped', { name: coach.name });
  return { persons, said: [...said, toActor(context, compose({ blocks: [line(done, 'good')], fallback: done }))] };
}

/** The coach and everybody who shared with them, as they are without it, and what they hear. `event` makes the messages' keys. */
export function dismissed(world: World, coach: Person, event: string): { persons: Person[]; said: Said[] } {
  const ended: Person = { ...coach, ended: world.now };
  const shared = sharedWith(coach, world.people.values());
  const gone = sharesEnded(world, coach, event);
  const text = say(languageFor(world, coach.id).phrases, 'coach.stop-told');
  const key = `${coach.institute}/${event}/${coach.id}/coach-stop`;
  return {
    persons: [ended, ...gone.persons],
    said: [
      ...shared.flatMap(({ trainer, share }) => takenBack(world, trainer, [share])),
      ...gone.said,
      { key, to: coach.id, message: plainMessage(text), replaces: null },
    ],
  };
}

/** Ends all that is shared with a coach: the trainers as they are without it, and what they hear. */
export function sharesEnded(world: World, coach: Person, event: string): { persons: Person[]; said: Said[] } {
  const shared = sharedWith(coach, world.people.values());
  const trainers = [...new Set(shared.map(({ trainer }) => trainer))];
  return {
    persons: trainers.map((trainer) => withoutCoach(trainer, coach.id)),
    said: trainers.map(({ institute, id }) => ({
      key: `${institute}/${event}/${id}/coach-over`,
      to: id,
      message: plainMessage(say(languageFor(world, id).phrases, 'year.coach-over', { coach: coach.name })),
      replaces: null,
    })),
  };
}
