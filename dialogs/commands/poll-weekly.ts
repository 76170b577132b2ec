import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Group, Weekly } from '../model/group.ts';
import type { Message } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import type { Wanted } from '../polls/ask-form.ts';
import { groupHome, titleOf } from '../polls/group-home.ts';
import { readWeekly, weeklyFields } from '../polls/moment-fields.ts';
import { nextOpening, openingDue } from '../polls/schedule.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { clean } from '../text/clean.ts';
import { type Context, reply } from './context.ts';
import { gone } from './gone.ts';

/** What a coordinator does with a poll that comes back every week; null for a verb that is about something else. */
export function weeklyAct(
  context: Context,
  group: Group,
  verb: string,
  id: string,
  values: Values,
): Partial<Decision> | null {
  if (!['on', 'off', 'change', 'changed', 'remove'].includes(verb)) return null;
  const slot = group.weekly.find((one) => one.id === id);
  if (slot === undefined) return gone(context, plainMessage(say(context.language.phrases, 'poll.gone')));
  switch (verb) {
    case 'change':
      return reply(context, changeForm(context, group, slot, {}, {}));
    case 'changed':
      return changed(context, group, slot, values);
    case 'remove':
      return removed(context, group, slot);
    default:
      return written(context, group, { ...slot, on: verb === 'on' }, null);
  }
}

/** A poll that comes back every week from now on. */
export function startWeekly(
  context: Context,
  group: Group,
  id: string,
  { asked, of, hours }: Wanted,
  weekly: Pick<Weekly, 'weekday' | 'time' | 'holidays'>,
): Partial<Decision> {
  const { person, language } = context;
  const slot: Weekly = {
    ...weekly,
    id,
    poll: of ?? id,
    asked: of === null ? asked : null,
    zone: person.zone,
    hours,
    on: true,
  };
  const above = say(language.phrases, 'poll.planned', { title: asked.title });
  return written(context, { ...group, weekly: [...group.weekly, slot] }, slot, above);
}

/** When it comes, to be changed; what it asks stays, or weeks would stand beside each other that asked something else. */
function changeForm(context: Context, group: Group, slot: Weekly, values: Values, errors: Values): Message {
  const { language } = context;
  const { phrases } = language;
  const title = say(phrases, 'poll.change-title', { title: titleOf(context, slot) });
  const act = (verb: string) => encodeAction({ kind: 'poll', verb, subject: group.id, option: slot.id });
  return compose({
    title,
    blocks: [line(say(phrases, 'poll.change-text'))],
    fields: weeklyFields(language, slot, values, errors),
    buttons: [
      button(act('changed'), say(phrases, 'poll.button-save'), { style: 'primary', submits: true }),
      button(act('remove'), say(phrases, 'poll.button-remove'), { style: 'danger' }),
    ],
    fallback: title,
  });
}

function changed(context: Context, group: Group, slot: Weekly, given: Values): Partial<Decision> {
  const { language, person } = context;
  const values = Object.fromEntries(Object.entries(given).map(([field, text]) => [field, clean(text)]));
  const read = readWeekly(language, slot, values);
  if (read.kind === 'wrong') return { again: changeForm(context, group, slot, values, read.errors) };
  const { hours, weekly } = read.moment;
  // The time that was typed is the coordinator's own.
  const after = { ...slot, ...weekly, hours: hours ?? slot.hours, zone: person.zone };
  return written(context, group, after, say(language.phrases, 'poll.changed', { title: titleOf(context, slot) }));
}

function removed(context: Context, group: Group, slot: Weekly): Partial<Decision> {
  const after = { ...group, weekly: group.weekly.filter(({ id }) => id !== slot.id) };
  const above = say(context.language.phrases, 'poll.weekly-gone', { title: titleOf(context, slot) });
  return {
    groups: [after],
    dues: [openingDue(after, slot, null)],
    ...reply(context, groupHome(context, after, above)),
  };
}

/** The group with this slot as it is now, and the moment at which it opens next. */
function written(context: Context, group: Group, slot: Weekly, above: string | null): Partial<Decision> {
  const { world, frequency } = context;
  const after = { ...group, weekly: group.weekly.map((one) => (one.id === slot.id ? slot : one)) };
  const opens = slot.on ? nextOpening(slot, world.now, frequency?.holidays ?? new Set()) : null;
  return {
    groups: [after],
    dues: [openingDue(after, slot, opens)],
    ...reply(context, groupHome(context, after, above)),
  };
}
