import type { Context } from '../commands/context.ts';
import { partners } from '../commands/partners.ts';
import { remindersOn } from '../commands/reminders.ts';
import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import { isZone } from '../dates/zone.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { joined } from '../session/world.ts';

/** What a person can set: ISO weekdays, IANA zone, language; of a trainee's placement the institute day and the fraction of full time; a coordinator whether the message on Monday comes; of who is in a pair whether reminders come, null where there are none. */
export type Settings = {
  weekdays: number[];
  zone: string;
  language: string;
  instituteDay: number | null;
  contract: number;
  digest: boolean;
  reminders: boolean | null;
};

/** The form's ids. */
export const ids = {
  days: 'dagen',
  zone: 'zone',
  other: 'zone-anders',
  institute: 'instituutsdag',
  contract: 'dienstverband',
  language: 'taal',
  digest: 'maandag',
  reminders: 'herinneringen',
};
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const zones = {
  'Europe/Amsterdam': 'settings.zone-amsterdam',
  'America/Curacao': 'settings.zone-caribbean',
  'America/Paramaribo': 'settings.zone-suriname',
  'Europe/London': 'settings.zone-london',
  'America/New_York': 'settings.zone-new-york',
} as const;
const noDay = 'geen';

/** What is set now. */
export function settingsOf(context: Context): Settings {
  const { person } = context;
  const own = partners(context).find(({ trainee }) => trainee === person.id);
  return {
    weekdays: [...person.weekdays],
    zone: person.zone,
    language: person.language,
    instituteDay: own?.instituteDay ?? null,
    contract: own?.contract ?? 1,
    digest: person.digest !== 'off',
    reminders: remindersOn(context),
  };
}

/** The form as it stands: what is set, unless other values were sent in. */
export function settingsFields(context: Context, values: Values, errors: Values): FormField[] {
  const { language, person, world } = context;
  const { phrases } = language;
  const now = settingsOf(context);
  const placements = partners(context);
  const isListed = Object.hasOwn(zones, now.zone);
  const set: Values = {
    [ids.days]: now.weekdays.join(','),
    [ids.zone]: now.zone,
    [ids.institute]: now.instituteDay === null ? noDay : String(now.instituteDay),
    [ids.contract]: String(Math.round(now.contract * 100)),
    [ids.language]: now.language,
    [ids.digest]: now.digest ? 'aan' : 'uit',
    [ids.reminders]: now.reminders === false ? 'uit' : 'aan',
  };
  const field = (id: string, label: string) => {
    const value = values[id] ?? set[id];
    return {
      id,
      label,
      ...(value !== undefined && value !== '' && { value }),
      ...(errors[id] !== undefined && { error: errors[id] }),
    };
  };
  const dayOptions = weekdays.map((day) => ({ id: String(day), label: dayName(day, language) }));
  const isPair = placements.length > 0;
  const isTrainee = placements.some(({ trainee }) => trainee === person.id);
  const codes = ['nl', ...Object.keys(world.content.others)];
  return [
    ...(isPair
      ? [
          {
            ...field(ids.days, say(phrases, 'settings.days')),
            kind: 'choices' as const,
            required: true,
            options: dayOptions,
          },
        ]
      : []),
    {
      ...field(ids.zone, say(phrases, 'settings.zone')),
      kind: 'choice',
      required: false,
      options: [
        ...Object.entries(zones).map(([id, key]) => ({ id, label: say(phrases, key) })),
        ...(isListed ? [] : [{ id: now.zone, label: now.zone }]),
      ],
    },
    {
      ...field(ids.other, say(phrases, 'settings.zone-other')),
      kind: 'text',
      required: false,
      maxLength: 60,
      hint: say(phrases, 'settings.zone-hint'),
    },
    ...(isTrainee
      ? [
          {
            ...field(ids.institute, say(phrases, 'settings.institute-day')),
            kind: 'choice' as const,
            required: false,
            options: [...dayOptions.slice(0, 5), { id: noDay, label: say(phrases, 'settings.no-day') }],
          },
          {
            ...field(ids.contract, say(phrases, 'settings.contract')),
            kind: 'number' as const,
            required: false,
            hint: say(phrases, 'settings.contract-hint'),
          },
        ]
      : []),
    ...(now.reminders === null
      ? []
      : [
          {
            ...field(ids.reminders, say(phrases, 'settings.reminders')),
            kind: 'choice' as const,
            required: false,
            options: [
              { id: 'aan', label: say(phrases, 'settings.reminders-on') },
              { id: 'uit', label: say(phrases, 'settings.digest-off') },
            ],
          },
        ]),
    ...(person.role === 'coordinator'
      ? [
          {
            ...field(ids.digest, say(phrases, 'settings.digest')),
            kind: 'choice' as const,
            required: false,
            options: [
              { id: 'aan', label: say(phrases, 'settings.digest-on') },
              { id: 'uit', label: say(phrases, 'settings.digest-off') },
            ],
          },
        ]
      : []),
    ...(codes.length < 2
      ? []
      : [
          {
            ...field(ids.language, say(phrases, 'settings.language')),
            kind: 'choice' as const,
            required: false,
            options: codes.map((id) => ({ id, label: id })),
          },
        ]),
  ];
}

/** A form read, with all that is wrong at once. What is left out stays as it was. */
export function readSettings(
  context: Context,
  values: Values,
): { kind: 'ok'; settings: Settings } | { kind: 'wrong'; errors: Values } {
  const { language, person, world } = context;
  const { phrases } = language;
  const now = settingsOf(context);
  const placements = partners(context);
  const errors: Record<string, string> = {};
  const isPair = placements.length > 0;
  const days = (values[ids.days] ?? '')
    .split(',')
    .flatMap((id) => weekdays.find((day) => String(day) === id.trim()) ?? []);
  if (isPair && days.length === 0) errors[ids.days] = say(phrases, 'error.choose');
  const typed = (values[ids.other] ?? '').trim();
  const zone = typed !== '' ? zoneNamed(typed) : zoneNamed(values[ids.zone] ?? now.zone);
  if (zone === null) errors[typed !== '' ? ids.other : ids.zone] = say(phrases, 'settings.no-zone');
  const isTrainee = placements.some(({ trainee }) => trainee === person.id);
  const said = (values[ids.contract] ?? '').trim().replace('%', '').trim();
  const percent = said === '' ? Math.round(now.contract * 100) : /^\d{1,3}$/.test(said) ? Number(said) : 0;
  if (isTrainee && (percent < 10 || percent > 100)) errors[ids.contract] = say(phrases, 'settings.no-contract');
  const chosen = values[ids.institute] ?? '';
  const instituteDay = chosen === noDay ? null : (weekdays.find((day) => String(day) === chosen) ?? now.instituteDay);
  const code = values[ids.language] ?? now.language;
  if (Object.keys(errors).length > 0 || zone === null) return { kind: 'wrong', errors };
  return {
    kind: 'ok',
    settings: {
      weekdays: isPair ? [...new Set(days)].sort((one, other) => one - other) : now.weekdays,
      zone,
      language: code === 'nl' || Object.hasOwn(world.content.others, code) ? code : now.language,
      instituteDay: isTrainee ? instituteDay : now.instituteDay,
      contract: isTrainee ? percent / 100 : now.contract,
      digest:
        person.role === 'coordinator' ? (values[ids.digest] ?? (now.digest ? 'aan' : 'uit')) !== 'uit' : now.digest,
      reminders: now.reminders === null ? null : readOnOff(values[ids.reminders], now.reminders),
    },
  };
}

/** On or off as it was chosen; anything else leaves it as it was. */
function readOnOff(chosen: string | undefined, now: boolean): boolean {
  return chosen === 'aan' || (chosen !== 'uit' && now);
}

/** Weekdays in a sentence. */
export function daysAsSaid(days: readonly number[], language: Language): string {
  return joined(days.map((day) => dayName(day, language)));
}

function dayName(day: number, { phrases }: Language): string {
  const weekday = weekdays.find((one) => one === day) ?? 1;
  return say(phrases, `settings.weekday-${weekday}`);
}

/** The zone's proper name, whatever the case it was typed in; null when there is none. */
function zoneNamed(text: string): string | null {
  const name = text.trim().replaceAll(' ', '_');
  if (!/^[A-Za-z]+(?:\/[A-Za-z_+\-0-9]+){1,2}$/.test(name) || !isZone(name)) return null;
  const known = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase());
  return known ?? name;
}
