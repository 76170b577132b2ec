import { say } from '../content/phrases.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import type { Act } from './act.ts';
import { type Missed, missedLately } from './missed-lately.ts';
import { doneId } from './nudge-forms.ts';

/** The choice between what was missed lately, all of it ticked to begin with; null when there is nothing. */
export function whichMissed({ context, input }: Act, values: Values, error: string | null): FormField[] | null {
  const missed = missedLately(input, context.world.now);
  if (missed.length === 0) return null;
  return [
    {
      id: doneId,
      kind: 'choices',
      label: say(context.language.phrases, 'escalation.which'),
      required: true,
      options: missed.map(({ obligation: { id, label } }) => ({ id, label })),
      value: values[doneId] ?? missed.map(({ obligation: { id } }) => id).join(','),
      ...(error !== null && { error }),
    },
  ];
}

/** What was ticked of it. */
export function chosenIn(values: Values, missed: readonly Missed[]): string[] {
  const ticked = (values[doneId] ?? '').split(',');
  return missed.map(({ obligation: { id } }) => id).filter((id) => ticked.includes(id));
}
