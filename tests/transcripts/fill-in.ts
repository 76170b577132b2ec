import type { FormField, Message } from '../../dialogs/model/message.ts';

/** A form filled in. `choice` varies what is chosen and left empty; null fills in everything rightly. `token` gives a word that never comes twice. */
export function fillIn(message: Message, choice: number | null, token: () => string): Record<string, string> {
  return Object.fromEntries(
    message.fields.flatMap((field, index): [string, string][] => {
      if (choice !== null && (choice + index) % 11 === 0) return [];
      return [[field.id, valueFor(field, choice === null ? index : choice + index, choice === null, token)]];
    }),
  );
}

function valueFor(field: FormField, choice: number, right: boolean, token: () => string): string {
  const { options } = field;
  if (options !== undefined) {
    const one = options[choice % options.length]?.id ?? '';
    const other = options[(choice + 1) % options.length]?.id ?? one;
    return field.kind === 'choices' && choice % 3 === 0 && !right ? `${one},${other}` : one;
  }
  if (field.kind === 'number') return '20';
  if (/wanneer|-op$|klaar$/.test(field.id))
    return right || choice % 4 !== 0 ? 'over twee weken' : 'dinsdag of woensdag';
  return `Ik vroeg door en wachtte minstens drie keer per week ${token()}`;
}
