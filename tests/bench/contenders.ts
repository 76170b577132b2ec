/** Who takes part, by the file that plays, with what one turn of it comes to. */
export const inMemory = {
  advanceTyped: { file: 'advance-typed.ts', label: 'ours, advance, typed' },
  advanceForm: { file: 'advance-form.ts', label: 'ours, advance, form' },
  typed: { file: 'engine-typed.ts', label: 'ours, whole decision, typed' },
  form: { file: 'engine-form.ts', label: 'ours, whole decision, form' },
  botbuilder: { file: 'peers/botbuilder.js', label: 'botbuilder-dialogs 4.23' },
  xstate: { file: 'peers/xstate.js', label: 'xstate 5, transition()' },
  actor: { file: 'peers/xstate-actor.js', label: 'xstate 5, live actor' },
} as const;

export const onDisk = {
  durableTyped: { file: 'durable-typed.ts', label: 'ours, typed, durable' },
  bareTyped: { file: 'bare-typed.ts', label: 'node:sqlite, same reads and writes' },
  durableForm: { file: 'durable-form.ts', label: 'ours, form, durable' },
  bareForm: { file: 'bare-form.ts', label: 'node:sqlite, same reads and writes' },
} as const;

/** What the lines above do in one turn and what they leave out, so that nobody takes one for the other. */
export const notes: readonly string[] = [
  'advance: an answer cleaned, read, checked for steering words (typed) and patient data and kept; the next question',
  '  found. Composes no message, records no time worked; the start is not counted. The nearest to what xstate does.',
  'whole decision: advance, and the person found, what was typed told from a command, time worked, the old message',
  '  closed, the new one composed with its form and buttons, and at the end the record.',
  'botbuilder-dialogs: a waterfall of ten text prompts; a bare line of text out; state through MemoryStorage (as JSON).',
  'xstate: a machine of ten states; a bare line of text out; checks nothing. The live actor cannot be stored as it is.',
];

export type Name = keyof typeof inMemory | keyof typeof onDisk;

/** What is held against what; `aim` is how many times faster the first is meant to be. Null is there to be known, not to be met. */
export const comparisons: readonly { of: Name; to: Name; aim: number | null }[] = [
  ...(['advanceTyped', 'advanceForm', 'typed', 'form'] as const).flatMap((of) => [
    { of, to: 'botbuilder' as const, aim: 50 },
    { of, to: 'xstate' as const, aim: 3 },
  ]),
  { of: 'advanceTyped', to: 'actor', aim: null },
  { of: 'durableTyped', to: 'bareTyped', aim: 0.6 },
  { of: 'durableForm', to: 'bareForm', aim: 0.6 },
];
