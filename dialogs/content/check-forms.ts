import type { Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import type { ConversationFile } from './conversation.ts';
import type { Activities } from './programme.ts';

/** A form of a conversation that counts as something more exists, with the steps, fields and options by which it is known. */
export function checkLedForms(
  { file, value }: Sourced<Activities>,
  conversations: ReadonlyMap<string, Sourced<ConversationFile>>,
): Finding[] {
  return Object.entries(value).flatMap(([name, { form, as, conversation: kind }]) => {
    const unknown = (as ?? []).flatMap((activity, at) =>
      Object.hasOwn(value, activity) && activity !== name
        ? []
        : [finding(file, [name, 'as', at], 'activity-unknown', { activity })],
    );
    if (form === undefined) return unknown;
    const conversation = conversations.get(form.conversation)?.value;
    if (conversation === undefined || conversation.counts !== kind)
      return [...unknown, finding(file, [name, 'form', 'conversation'], 'form-unknown', { id: form.conversation })];
    const wrong = (form.when ?? []).flatMap((when, at) => {
      const step = conversation.steps.find((one) => 'id' in one && one.id === when.step);
      const fields = step !== undefined && 'kind' in step && step.kind === 'question' ? step.fields : [];
      const field = fields.find(({ id }) => id === when.field);
      const options = field?.kind === 'choice' ? field.options.map(({ id }) => id) : [];
      const isKnown = when.options.every((option) => options.includes(option));
      return isKnown
        ? []
        : [finding(file, [name, 'form', 'when', at], 'form-when', { step: when.step, field: when.field })];
    });
    return [...unknown, ...wrong];
  });
}
