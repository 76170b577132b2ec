import { encodeAction } from '../action.ts';
import { type Conversation, type Length, lengths, type PerRole } from '../content/conversation.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { joined, nameOf } from '../session/world.ts';
import { closest } from '../text/closest.ts';
import { type Context, reply } from './context.ts';
import { gone } from './gone.ts';
import { everybodyId, noPartner, othersIn, partners, placementId, withId } from './partners.ts';
import { startSession } from './start-session.ts';

/**
 * `/leergesprek proces`, `/leergesprek taak consultatie 15`: from a command to the choice of form, partner and length, or
 * straight on. A form may also be named by the command's own words: `/leergesprek casus`, `feedback nakijken`.
 */
export function begin(context: Context, command: string, as: string, rest: string): Partial<Decision> {
  const forms = [...context.language.conversations.values()].filter((conversation) => conversation.command === command);
  const words = rest.split(' ').filter((word) => word !== '');
  const length = lengthIn(words);
  const named = words.filter((word) => !/^\d+$/.test(word) && word !== 'min' && word !== 'minuten').join(' ');
  const word = bestForm(named, forms) ?? as.split(' ').find((said) => forms.some((form) => form.form?.word === said));
  const chosen =
    forms.length === 1 ? forms[0] : forms.find((form) => form.form !== undefined && form.form.word === word);
  // A choice of forms leads nowhere for who can do none of them; nobody tells who works at a group's screen.
  const pairOnly = (chosen === undefined ? forms : [chosen]).every(({ participants }) => participants === 'pair');
  if (context.person.role === 'group' || (pairOnly && partners(context).length === 0))
    return reply(context, noPartner(context));
  if (chosen === undefined) return reply(context, formMenu(context, command, forms));
  if (length !== null && !needsChoice(context, chosen)) return start(context, chosen.id, String(length), {});
  const { person } = context;
  const seen = person.seen.includes(chosen.id) ? [] : [{ ...person, seen: [...person.seen, chosen.id] }];
  return { ...reply(context, startMenu(context, chosen, {})), persons: seen };
}

/** Starts a conversation of this length, or asks what is still missing. `length` ends in `+` when a second one beside a running one is wanted. */
export function start(context: Context, dialog: string, length: string, values: Values): Partial<Decision> {
  const { phrases } = context.language;
  const conversation = context.language.conversations.get(dialog);
  const minutes = lengths.find((candidate) => String(candidate) === length.replace('+', ''));
  if (conversation === undefined || minutes === undefined) return gone(context);
  if (conversation.participants === 'solo') return startSession(context, conversation, minutes, null, []);
  const placements = partners(context);
  const placement =
    placements.length === 1 ? placements[0] : placements.find((candidate) => candidate.id === values[placementId]);
  if (placement === undefined) {
    const message =
      placements.length === 0
        ? noPartner(context)
        : startMenu(context, conversation, { [placementId]: say(phrases, 'error.choose') });
    return placements.length === 0 ? reply(context, message) : { again: message };
  }
  const others = othersIn(context, placement, values);
  if (others === null) return { again: startMenu(context, conversation, { [withId]: say(phrases, 'error.choose') }) };
  const running = length.endsWith('+')
    ? undefined
    : [...context.state.sessions.values()].find(
        (session) => session.dialog === dialog && session.placement === placement.id && session.status === 'running',
      );
  if (running !== undefined) {
    const resume = encodeAction({ kind: 'session', session: running.id, position: '', verb: 'resume' });
    const again = encodeAction({ kind: 'start', dialog, length: `${minutes}+` });
    return reply(context, {
      ...plainMessage(
        say(phrases, 'start.running', {
          title: conversation.title,
          other: joined(others.map((id) => nameOf(context.world, id))),
        }),
      ),
      fields: choiceFields(context, values, {}),
      buttons: [
        button(resume, say(phrases, 'button.continue'), { style: 'primary' }),
        button(again, say(phrases, 'button.new'), { submits: true }),
      ],
    });
  }
  return startSession(context, conversation, minutes, placement, others);
}

function needsChoice(context: Context, conversation: Conversation): boolean {
  if (conversation.participants === 'solo') return false;
  const placements = partners(context);
  return placements.length > 1 || (placements[0]?.trainers.length ?? 0) > 1;
}

function startMenu(context: Context, conversation: Conversation, errors: Readonly<Record<string, string>>): Message {
  const { phrases } = context.language;
  const isPitfallNew = conversation.pitfall !== undefined && !context.person.seen.includes(conversation.id);
  return compose({
    title: conversation.title,
    blocks: [
      line(aimFor(context, conversation.aim)),
      ...(isPitfallNew ? [line(say(phrases, 'start.pitfall', { pitfall: conversation.pitfall ?? '' }), 'quiet')] : []),
      {
        kind: 'facts',
        facts: lengths.map((length) => ({
          label: say(phrases, length === 30 ? 'length.long' : 'length.short', { minutes: length }),
          value: conversation.lengths[length],
        })),
      },
      line(conversation.readers, 'quiet'),
    ],
    fields: conversation.participants === 'solo' ? [] : choiceFields(context, {}, errors),
    buttons: lengths.map((length) =>
      button(
        encodeAction({ kind: 'start', dialog: conversation.id, length: String(length) }),
        say(phrases, length === 30 ? 'length.long' : 'length.short', { minutes: length }),
        { submits: true, style: length === 15 ? 'primary' : 'plain' },
      ),
    ),
    fallback: conversation.title,
  });
}

/** The choice between placements, and of who joins where there is a duo: empty for a single pair. */
export function choiceFields(context: Context, values: Values, errors: Readonly<Record<string, string>>): FormField[] {
  const { phrases } = context.language;
  const placements = partners(context);
  const name = (id: string) => nameOf(context.world, id);
  const held = (id: string) => ({
    ...(values[id] !== undefined && { value: values[id] }),
    ...(errors[id] !== undefined && { error: errors[id] }),
  });
  const which: FormField[] =
    placements.length > 1
      ? [
          {
            id: placementId,
            kind: 'choice',
            label: say(phrases, 'start.with'),
            required: true,
            options: placements.map((placement) => ({
              id: placement.id,
              label: joined(
                [placement.trainee, ...placement.trainers].filter((id) => id !== context.person.id).map(name),
              ),
            })),
            ...held(placementId),
          },
        ]
      : [];
  const duo = placements.find((placement) => placement.trainers.length > 1);
  if (duo === undefined) return which;
  const one = context.person.id === duo.trainee ? duo.trainers : [duo.trainee];
  const everybody = [duo.trainee, ...duo.trainers].filter((id) => id !== context.person.id);
  const options = [
    { id: everybodyId, label: joined(everybody.map(name)) },
    ...one.map((id) => ({ id, label: name(id) })),
  ];
  return [
    ...which,
    {
      id: withId,
      kind: 'choice',
      label: say(phrases, 'start.who-joins'),
      required: placements.length === 1,
      options,
      ...held(withId),
    },
  ];
}

function formMenu(context: Context, command: string, forms: readonly Conversation[]): Message {
  const { phrases, commands } = context.language;
  const title = commands.commands[command]?.label ?? command;
  const facts = forms.flatMap(({ form }) =>
    form?.about === undefined ? [] : [{ label: form.label, value: form.about }],
  );
  return compose({
    title,
    // A button holds a word or two on a phone; what a form is for stands above.
    blocks: [
      line(say(phrases, 'start.which-form')),
      ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ],
    buttons: forms.map((form) =>
      button(
        encodeAction({ kind: 'command', command: `${command} ${form.form?.word ?? ''}` }),
        form.form?.label ?? form.title,
      ),
    ),
    fallback: title,
  });
}

function aimFor(context: Context, aim: PerRole): string {
  const text = typeof aim === 'string' ? aim : aim[context.person.role === 'trainee' ? 'trainee' : 'trainer'];
  const others = new Set(
    partners(context)
      .flatMap((placement) => [placement.trainee, ...placement.trainers])
      .filter((id) => id !== context.person.id),
  );
  return text.replaceAll('{ander}', () =>
    others.size === 1
      ? joined([...others].map((id) => nameOf(context.world, id)))
      : say(context.language.phrases, 'start.the-other'),
  );
}

function bestForm(named: string, forms: readonly Conversation[]): string | null {
  if (named === '') return null;
  const found = closest(
    named,
    forms.flatMap((form) => (form.form === undefined ? [] : [form.form.word])),
  );
  return found.kind === 'exact' ? found.value : found.kind === 'near' ? (found.values[0] ?? null) : null;
}

function lengthIn(words: readonly string[]): Length | null {
  const minutes = words.map(Number).find((number) => Number.isInteger(number) && number > 0);
  if (minutes === undefined) return null;
  return minutes < 10 ? 5 : minutes < 25 ? 15 : 30;
}
