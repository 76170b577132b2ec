import type { Message } from '../../dialogs/model/message.ts';
import type { Chance } from './chance.ts';

/** Fields that ask for a day or a time, by what their ids say. */
const asksWhen = /wanneer|datum|dag|moment|-op$|^op$|klaar|tot$|^tot|van$|^van|einde|begin|sinds|since/;

/** A form as somebody fills it in: what can be chosen, days where days are asked, and words that nobody else wrote. `careful`: nothing left empty, and no patient in it. */
export function filled(
  message: Message,
  chance: Chance,
  word: (patient: boolean) => string,
  careful = false,
): Record<string, string> {
  return Object.fromEntries(
    message.fields.flatMap((field): [string, string][] => {
      const { id, kind, options, value, required, maxLength = 1000 } = field;
      if (!required && !careful && chance.is(0.2)) return [];
      if (options !== undefined) {
        const ids = options.map((option) => option.id);
        if (value !== undefined && value !== '' && chance.is(0.5)) return [[id, value]];
        const one = chance.of(ids) ?? '';
        const other = chance.of(ids) ?? '';
        return [[id, kind === 'choices' && chance.is(0.5) ? [...new Set([one, other])].join(',') : one]];
      }
      if (kind === 'number') return [[id, chance.of(['20', '15', '1']) ?? '1']];
      if (asksWhen.test(id) && (careful || chance.is(0.9))) return [[id, chance.of(whens) ?? '']];
      const isPatient = maxLength > 80 && !careful && chance.is(0.05);
      return [
        [
          id,
          isPatient
            ? `Bsn van de patiënt 111222333 ${word(true)}`
            : `Ik vroeg drie keer door ${word(false)}`.slice(-maxLength),
        ],
      ];
    }),
  );
}

const whens = ['over twee weken', 'vrijdag', 'morgen om 10 uur', 'volgende week dinsdag 14:00', 'gisteren'];
