import { encodeAction } from '../action.ts';
import { othersIn } from '../agenda/reader.ts';
import { longestItem, type Trouble } from '../agenda/text-trouble.ts';
import type { Context } from '../commands/context.ts';
import { placementId } from '../commands/partners.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Button, FormField, Message } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { discussedOptions, signalKinds } from '../model/signal.ts';
import { button, compose, line } from '../session/compose.ts';
import { inField } from '../session/in-field.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { counsellorButtons } from './counsellor.ts';
import { type Route, routesOf } from './routes.ts';

/** The form's ids of its fields. */
export const fieldIds = {
  kind: 'soort',
  seen: 'gezien',
  since: 'sinds',
  tried: 'geprobeerd',
  discussed: 'besproken',
  on: 'wanneer',
  day: 'wanneer.lezing',
  help: 'hulp',
  told: 'verteld',
} as const;

/** A form as it goes back: what is wrong, the days that may be meant (YYYY-MM-DD), and whether talking first is urged. */
export type FormState = { values: Values; trouble: Trouble; days: readonly string[]; urged: boolean };

/** The form for a worry. `id` is the signal's to be, so that one form sent in twice is one signal. */
export function signalForm(context: Context, id: string, state: FormState): Message {
  const { phrases } = context.language;
  const title = say(phrases, state.urged ? 'signal.urge-title' : 'signal.title');
  const routes = routesOf(context);
  const other = otherOf(context, routes);
  return compose({
    title,
    blocks: [
      ...(state.urged ? [line(say(phrases, 'signal.urge', { other }))] : []),
      line(say(phrases, 'signal.readers', { coordinator: coordinators(context, routes), other })),
      ...(context.person.role === 'trainee' && !state.urged ? [line(say(phrases, 'signal.or-counsellor'))] : []),
      ...state.trouble.lines.map((text) => line(text, 'warning')),
    ],
    fields: [...whichPair(context, routes, state), ...fields(context, routes, state), ...state.trouble.extra],
    buttons: [...sendButtons(context, id, state.urged), ...counsellorButtons(context)],
    fallback: title,
  });
}

/** May this person say that it does not feel safe to discuss it first? */
export function discussedFor({ person }: Context): (typeof discussedOptions)[number][] {
  return discussedOptions.filter((option) => option !== 'unsafe' || person.role === 'trainee');
}

function sendButtons(context: Context, id: string, urged: boolean): Button[] {
  const { phrases, conversations } = context.language;
  const send = (verb: string, label: string, style: 'primary' | 'plain') =>
    button(encodeAction({ kind: 'signal', verb, signal: id }), label, { submits: true, style });
  if (!urged) return [send('send', say(phrases, 'signal.button-send'), 'primary')];
  const wizard = conversations.get('feedback-voorbereiden');
  const prepare =
    wizard === undefined
      ? []
      : [
          button(
            encodeAction({ kind: 'command', command: `${wizard.command} ${wizard.form?.word ?? ''}`.trim() }),
            wizard.form?.label ?? wizard.title,
            { style: 'primary' },
          ),
        ];
  return [...prepare, send('anyway', say(phrases, 'signal.button-anyway'), 'plain')];
}

function whichPair(context: Context, routes: readonly Route[], { values, trouble }: FormState): FormField[] {
  if (routes.length < 2) return [];
  const options = routes.map(({ placement }) => ({ id: placement.id, label: othersIn(context, placement) }));
  const label = say(context.language.phrases, 'signal.field-pair');
  return [
    {
      id: placementId,
      kind: 'choice',
      label,
      required: true,
      options,
      ...inField(placementId, values, trouble.errors),
    },
  ];
}

function fields(context: Context, routes: readonly Route[], { values, trouble, days }: FormState): FormField[] {
  const { phrases } = context.language;
  const text = (id: 'seen' | 'since' | 'tried' | 'help', required: boolean): FormField => ({
    id: fieldIds[id],
    kind: id === 'since' ? 'text' : 'long-text',
    label: say(phrases, `signal.field-${id}`),
    hint: say(phrases, `signal.hint-${id}`),
    required,
    maxLength: longestItem,
    ...inField(fieldIds[id], values, trouble.errors),
  });
  const choice = (id: 'kind' | 'discussed', options: { id: string; label: string }[]): FormField => ({
    id: fieldIds[id],
    kind: 'choice',
    label: say(phrases, `signal.field-${id}`, { other: otherOf(context, routes) }),
    required: true,
    options,
    ...inField(fieldIds[id], values, trouble.errors),
  });
  const people = [...new Set(routes.flatMap(({ others }) => others))];
  return [
    choice(
      'kind',
      signalKinds.map((id) => ({ id, label: say(phrases, `signal.kind-${id}`) })),
    ),
    text('seen', true),
    text('since', true),
    text('tried', false),
    choice(
      'discussed',
      discussedFor(context).map((id) => ({ id, label: say(phrases, `signal.discussed-${id}`) })),
    ),
    {
      id: fieldIds.on,
      kind: 'text',
      label: say(phrases, 'signal.field-on'),
      hint: say(phrases, 'signal.hint-on'),
      required: false,
      maxLength: 100,
      ...inField(fieldIds.on, values, trouble.errors),
    },
    ...whichDay(context, days),
    text('help', true),
    {
      id: fieldIds.told,
      kind: 'choices',
      label: say(phrases, 'signal.field-told'),
      required: false,
      options: people.map((id) => ({
        id,
        label: say(phrases, 'signal.told-option', { other: nameOf(context.world, id) }),
      })),
      ...inField(fieldIds.told, values, trouble.errors),
    },
  ];
}

function whichDay(context: Context, days: readonly string[]): FormField[] {
  if (days.length === 0) return [];
  const now = wallFor(context.world, context.person.id);
  const options = days.map((day) => ({ id: day, label: sayDate(day, now) }));
  const label = say(context.language.phrases, 'error.unsure');
  return [{ id: fieldIds.day, kind: 'choice', label, required: false, options }];
}

function otherOf(context: Context, routes: readonly Route[]): string {
  const [only, ...more] = routes;
  return only === undefined || more.length > 0
    ? say(context.language.phrases, 'start.the-other')
    : othersIn(context, only.placement);
}

function coordinators({ world }: Context, routes: readonly Route[]): string {
  return joined([...new Set(routes.map(({ coordinator }) => nameOf(world, coordinator)))]);
}
