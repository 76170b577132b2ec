import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { activityOf } from './entries.ts';

/** "5 × Patiënten zelfstandig gezien", "Gezamenlijk spreekuur van 90 minuten". */
export function sayLogged(item: { kind: string; amount: number; minutes: number }, language: Language): string {
  const { phrases } = language;
  const { amount, minutes } = item;
  const label = labelOf(item.kind, language);
  if (minutes > 0)
    return amount === 1
      ? say(phrases, 'log.one-minutes', { label, minutes })
      : say(phrases, 'log.many-minutes', { amount, label, minutes });
  return amount === 1 ? say(phrases, 'log.one', { label }) : say(phrases, 'log.many', { amount, label });
}

/** An activity, or the activity that a finished conversation is, as people read it. */
export function labelOf(kind: string, { activities }: Language): string {
  return activities[activityOf(kind, activities)]?.label ?? kind;
}

/** A day as people say it: today and yesterday by name. */
export function sayDay(day: string, today: { date: string }, { phrases }: Language): string {
  if (day === today.date) return say(phrases, 'log.today');
  return day === addDays(today.date, -1) ? say(phrases, 'log.yesterday') : sayDate(day, today);
}
