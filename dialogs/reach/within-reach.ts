import { type Context, toActor } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Address, Inbound } from '../model/inbound.ts';
import type { Person } from '../model/person.ts';
import { compose, line, plainMessage } from '../session/compose.ts';
import { languageFor } from '../session/world.ts';
import { isOnlyNamed, noticeKey, sameAddress } from './notice.ts';

/**
 * Whoever does something can be reached there: from now on messages go to that address first, also when the institute only
 * knew an e-mail address until now. What may not have arrived is said, and a coordinator who was told hears that it is over.
 */
export function withinReach(
  context: Context,
  { from, aliases = [] }: Inbound,
  decision: Partial<Decision>,
): Partial<Decision> {
  const { person } = context;
  const [first] = person.addresses;
  if (person.reach === null && first !== undefined && sameAddress(first, from)) return decision;
  const current = decision.persons?.find(({ id }) => id === person.id) ?? person;
  const changed: Person = { ...current, addresses: addressesOf(current, from, aliases), reach: null };
  return {
    ...decision,
    persons: [...(decision.persons ?? []).filter(({ id }) => id !== person.id), changed],
    said: [...news(context), ...(decision.said ?? [])],
  };
}

function addressesOf({ addresses }: Person, from: Address, aliases: readonly string[]): Address[] {
  const isAlias = ({ channel, id }: Address) => channel === from.channel && aliases.includes(id);
  return [from, ...addresses.filter((address) => !sameAddress(address, from) && !isAlias(address))];
}

function news(context: Context): Said[] {
  const { person, state, world, language } = context;
  const { reach, name } = person;
  if (reach === null) return [];
  if (reach.state === 'unsure') {
    const text = say(language.phrases, 'reach.unsure', { word: `/${language.commands.prefix[0]}` });
    return [
      {
        ...toActor(context, compose({ blocks: [line(text, 'quiet')], fallback: text })),
        key: `${keyOf(context)}/unsure`,
      },
    ];
  }
  // Nobody was told of who had not opened the assistant yet.
  if (person.addresses.every(isOnlyNamed)) return [];
  const own = state.placements.filter(({ trainee, trainers }) => [trainee, ...trainers].includes(person.id));
  const coordinators = new Set(own.flatMap(({ coordinator }) => coordinator ?? []));
  return [...coordinators]
    .filter((id) => id !== person.id && state.people.has(id))
    .map((id) => ({
      key: `${keyOf(context)}/back/${id}`,
      to: id,
      message: plainMessage(say(languageFor(world, id).phrases, 'reach.back', { name })),
      replaces: noticeKey(person, reach.since, id),
    }));
}

function keyOf({ person, event }: Context): string {
  return `${person.institute}/${event}/${person.id}`;
}
