import type { Action, Card, Input } from './card.ts';

/** What a person fills in: by an input's id or label; a choice by its value or title, several in an array. */
export type Filled = Record<string, string | number | boolean | readonly string[]>;

/** What a card sends with a button: its data and its inputs, or the messages beside the inputs that are not right. */
export type Sent = { ok: true; data: Record<string, unknown> } | { ok: false; errors: string[] };

/**
 * Fills a card in and presses a button, with the rules of the card itself (adaptivecards 3.0.6): an empty input is not sent, a
 * value is always a string, and a button with inputs does nothing while one of them is wrong. Throws on an input or a choice
 * that the card does not have: nobody could fill that in.
 */
export function pressed(card: Card, action: Action, filled: Filled): Sent {
  for (const name of Object.keys(filled)) inputOf(card, name);
  if (!action.withInputs) return { ok: true, data: action.data };
  const values = card.inputs.map((input) => ({ input, value: filledIn(input, filled) }));
  const errors = values.filter(({ input, value }) => isWrong(input, value)).map(({ input }) => errorOf(input));
  if (errors.length > 0) return { ok: false, errors };
  const set = values.filter(({ value }) => value !== '').map(({ input, value }) => [input.id, value]);
  return { ok: true, data: { ...action.data, ...Object.fromEntries(set) } };
}

/** The input with this id or label. */
function inputOf(card: Card, name: string): Input {
  const found = card.inputs.find(({ id }) => id === name) ?? card.inputs.find(({ label }) => label === name);
  if (found === undefined)
    throw new Error(`No input «${name}»; there are: ${card.inputs.map(({ id }) => id).join(', ')}`);
  return found;
}

function filledIn(input: Input, filled: Filled): string {
  const given = filled[input.id] ?? filled[input.label];
  if (given === undefined) return input.value;
  if (input.kind === 'Toggle') return given === true ? input.on : input.value;
  if (input.kind !== 'ChoiceSet') return String(given);
  const chosen = Array.isArray(given) ? given : given === '' ? [] : [String(given)];
  if (chosen.length > 1 && !input.isMultiSelect) throw new Error(`Only one choice for «${input.id}»`);
  return chosen.map((one) => choiceOf(input, one)).join(',');
}

function choiceOf({ id, choices }: Input, wanted: string): string {
  const found = choices.find(({ value }) => value === wanted) ?? choices.find(({ title }) => title === wanted);
  if (found === undefined) throw new Error(`No choice «${wanted}» for «${id}»`);
  return found.value;
}

function isWrong(input: Input, value: string): boolean {
  if (value === '') return input.isRequired;
  if (input.kind === 'Toggle') return input.isRequired && value !== input.on;
  if (input.kind === 'Number') return Number.isNaN(Number(value));
  return input.maxLength !== null && value.length > input.maxLength;
}

function errorOf({ id, errorMessage }: Input): string {
  return errorMessage === '' ? id : errorMessage;
}
