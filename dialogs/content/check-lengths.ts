import type { Placed, Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import { type ConversationFile, type Length, lengths, type Step } from './conversation.ts';

/** Most steps that fit in so many minutes, shown ones included: the figures of the training staff plus some room. */
const mostSteps: Readonly<Record<Length, number>> = { 5: 8, 15: 14, 30: 30 };
/** The closing block, and its steps that no length may do without (source: brochure 000, criteria 003). */
const closing = { block: 'afsluiting', always: ['samenvatting', 'leerdoelen', 'duur'] } as const;

/** Each length has steps, not too many, something to answer for both roles, and the closing that always belongs there. */
export function checkLengths({ file, value }: Sourced<ConversationFile>, steps: readonly Placed<Step>[]): Finding[] {
  return [
    ...lengths.flatMap((minutes) => {
      const asked = steps.filter((step) => step.value.in.includes(minutes)).map((step) => step.value);
      if (asked.length === 0) return [finding(file, ['steps'], 'no-steps', { minutes })];
      const max = mostSteps[minutes];
      const many =
        asked.length > max ? [finding(file, ['steps'], 'too-many-steps', { minutes, count: asked.length, max })] : [];
      const silent = value.participants === 'solo' ? [] : silentRoles(asked);
      return [
        ...many,
        ...silent.map((role) =>
          finding(file, ['steps'], 'role-silent', { role: { terms: [`role-${role}`] }, minutes }),
        ),
      ];
    }),
    ...checkClosing({ file, value }, steps),
  ];
}

// Confirming the minutes is not an answer: everybody does that at the end.
function silentRoles(asked: readonly Step[]): ('trainee' | 'trainer')[] {
  const answered = asked.filter(({ kind }) => kind === 'question' || kind === 'gate');
  return (['trainee', 'trainer'] as const).filter(
    (role) => !answered.some(({ who }) => who === role || who === 'each' || who === 'together'),
  );
}

function checkClosing({ file, value }: Sourced<ConversationFile>, steps: readonly Placed<Step>[]): Finding[] {
  const included = value.steps.findIndex((entry) => 'include' in entry && entry.include === closing.block);
  if (included === -1 || steps.length === 0) return [];
  return closing.always.flatMap((id) => {
    const step = steps.find((one) => one.value.id === id);
    if (!step) return [finding(file, ['steps', included], 'closing-missing', { step: id })];
    const lacking = lengths.filter((minutes) => !step.value.in.includes(minutes));
    if (lacking.length === 0) return [];
    return [finding(step.file, [...step.path, 'in'], 'closing-length', { step: id, minutes: { list: lacking } })];
  });
}
