import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Group } from '../model/group.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { inField } from '../session/in-field.ts';
import { clean } from '../text/clean.ts';
import { plain } from '../text/closest.ts';
import { callThere } from './call-there.ts';

const ids = { name: 'naam', members: 'leden', names: 'namen' } as const;
/** A platform shows so many options in one choice; of more people the names are written. */
const mostOptions = 50;
/** Characters of a group's name. */
export const longestName = 60;

/** A group as it is to be; `members` are person ids. */
type GroupWanted = { name: string; members: string[] };
export type GroupRead = { kind: 'ok'; wanted: GroupWanted } | { kind: 'wrong'; errors: Values };

/** The form for a group's name and members. `id`: the group, also when it is yet to come into being. */
export function groupForm(context: Context, id: string, group: Group | null, values: Values, errors: Values): Message {
  const { phrases } = context.language;
  const people = peopleFor(context);
  const title = group === null ? say(phrases, 'poll.group-title') : group.name;
  const members = group?.members ?? [];
  const field = (id: string, before: string) => ({ id, ...inField(id, values, errors, before) });
  const who: FormField =
    people.length <= mostOptions
      ? {
          ...field(ids.members, members.join(',')),
          kind: 'choices',
          label: say(phrases, 'poll.field-members'),
          required: false,
          options: people.map((person) => ({ id: person.id, label: person.name })),
        }
      : {
          ...field(ids.names, people.flatMap(({ id, name }) => (members.includes(id) ? [name] : [])).join('\n')),
          kind: 'long-text',
          label: say(phrases, 'poll.field-names'),
          hint: say(phrases, 'poll.hint-names'),
          required: false,
        };
  return compose({
    title,
    blocks: [line(group === null ? aboutGroups(context) : say(phrases, 'poll.group-change'))],
    fields: [
      {
        ...field(ids.name, group?.name ?? ''),
        kind: 'text',
        label: say(phrases, 'poll.field-name'),
        required: true,
        maxLength: longestName,
      },
      ...(people.length === 0 ? [] : [who]),
    ],
    buttons: [
      button(encodeAction({ kind: 'poll', verb: 'found', subject: id, option: '' }), say(phrases, 'poll.button-save'), {
        style: 'primary',
        submits: true,
      }),
    ],
    fallback: title,
  });
}

function aboutGroups({ language, person }: Context): string {
  const [at = { channel: 'web' as const }] = person.addresses;
  return say(language.phrases, 'poll.group-text', { call: callThere(language, at) });
}

/** Reads that form. Names are those of people of the institute, in any case. */
export function readGroup(context: Context, group: Group | null, values: Values): GroupRead {
  const { phrases } = context.language;
  const people = peopleFor(context);
  const name = clean(values[ids.name] ?? '').replace(/\s+/g, ' ');
  const chosen = (values[ids.members] ?? '').split(',');
  const named = clean(values[ids.names] ?? '')
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const found = named.map((text) => ({ text, people: people.filter((person) => plain(person.name) === plain(text)) }));
  const unknown = found.filter((one) => one.people.length !== 1).map(({ text }) => text);
  const errors = {
    ...(name === '' && { [ids.name]: say(phrases, 'error.empty') }),
    ...(name.length > longestName && {
      [ids.name]: say(phrases, 'error.too-long', { now: name.length, max: longestName }),
    }),
    ...(unknown.length > 0 && { [ids.names]: say(phrases, 'poll.names-unknown', { names: unknown.join(', ') }) }),
  };
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
  const listed =
    people.length <= mostOptions ? people.filter(({ id }) => chosen.includes(id)) : found.flatMap((one) => one.people);
  // Who is not in the list cannot have been taken out by it.
  const others = (group?.members ?? []).filter((id) => people.every((person) => person.id !== id));
  return { kind: 'ok', wanted: { name, members: [...new Set([...others, ...listed.map(({ id }) => id)])] } };
}

function peopleFor({ world, person }: Context): Person[] {
  return [...world.people.values()]
    .filter(({ role, institute }) => institute === person.institute && (role === 'trainee' || role === 'trainer'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
