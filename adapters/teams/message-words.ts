import type { Message } from '../../dialogs/model/message.ts';

/** A message as one line of plain words, with what is wrong in its form: for where nothing else can be shown. */
export function plainWords({ fallback, fields }: Message): string {
  return [fallback, ...fields.flatMap(({ error }) => error ?? [])].join(' ');
}
