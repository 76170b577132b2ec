import type { Language } from '../content/content.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import type { Address } from '../model/inbound.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import type { Frequency } from '../nudges/case-of.ts';
import type { Retention } from '../rights/retention.ts';
import { plainMessage } from '../session/compose.ts';
import type { World } from '../session/world.ts';

/** What a command works with. `event` is the inbound event's id, from which its messages' keys are made; `newId` gives a fresh id. */
export type Context = {
  world: World;
  state: State;
  person: Person;
  language: Language;
  event: string;
  newId: () => string;
  /** What was filled in, when this is a form that was sent in. */
  sent?: Values | undefined;
  /** The group or channel where it was done, if it was in one. */
  place?: Address | undefined;
  /** What the platform calls it, where it says. */
  placeName?: string | undefined;
  /** What is required of placements; null where nothing is. */
  frequency: Frequency | null;
  /** How long what is kept; what the domain says where nothing else was given. */
  retention?: Retention | undefined;
};

/** Something said to the actor on its own, outside any conversation. */
export function toActor(context: Pick<Context, 'event' | 'person'>, message: Message, index = 0): Said {
  return {
    key: `${context.person.institute}/${context.event}/${context.person.id}/${index}`,
    to: context.person.id,
    message,
    replaces: null,
  };
}

/** Only this message to the actor. */
export function reply(context: Context, message: Message): Partial<Decision> {
  return { said: [toActor(context, message)] };
}

/** Only this line to the actor. */
export function told(context: Context, text: string): Partial<Decision> {
  return reply(context, plainMessage(text));
}
