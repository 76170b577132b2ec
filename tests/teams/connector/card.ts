/** An input on a card: how it is called, what it has now and what it allows. */
export type Input = {
  id: string;
  kind: 'Text' | 'Number' | 'Date' | 'Time' | 'Toggle' | 'ChoiceSet';
  label: string;
  value: string;
  isRequired: boolean;
  errorMessage: string;
  maxLength: number | null;
  isMultiSelect: boolean;
  choices: { title: string; value: string }[];
  /** What a Toggle sends. */
  on: string;
};

/** A button on a card. */
export type Action = {
  kind: string;
  title: string;
  id: string | null;
  verb: string | null;
  data: Record<string, unknown>;
  /** Whether the inputs go along, which must then be right. */
  withInputs: boolean;
  url: string | null;
};

/** A card as a person sees it. */
export type Card = {
  json: Record<string, unknown>;
  /** Every piece of text that can be read, in order; one line per block. */
  lines: string[];
  inputs: Input[];
  actions: Action[];
};

type Json = Record<string, unknown>;

/** Reads an Adaptive Card: what is hidden or behind a show-card counts as well. */
export function readCard(json: unknown): Card {
  const card: Card = { json: record(json), lines: [], inputs: [], actions: [] };
  walk(json, card);
  return card;
}

function walk(value: unknown, into: Card): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, into);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const element = record(value);
  const type = words(element.type);
  if (type.startsWith('Input.')) {
    const input = readInput(type, element);
    into.inputs.push(input);
    if (input.label !== '') into.lines.push(input.label);
    return;
  }
  if (type.startsWith('Action.')) {
    into.actions.push(readAction(type, element));
    walk(element.card, into);
    return;
  }
  const said = lineOf(type, element);
  if (said !== '') into.lines.push(said);
  for (const part of ['items', 'columns', 'rows', 'cells', 'body', 'selectAction', 'actions', 'facts'])
    walk(element[part], into);
}

function lineOf(type: string, element: Json): string {
  if (type === 'TextBlock') return words(element.text);
  if (type === 'RichTextBlock')
    return list(element.inlines)
      .map((run) => (typeof run === 'string' ? run : words(record(run).text)))
      .join('');
  if ('title' in element && 'value' in element) return `${words(element.title)}: ${words(element.value)}`;
  return type === 'Image' ? words(element.altText) : '';
}

function readInput(type: string, element: Json): Input {
  const kind = type.slice('Input.'.length) as Input['kind'];
  const choices = list(element.choices).map(record);
  return {
    id: words(element.id),
    kind,
    label: words(element.label) || words(element.title),
    value: kind === 'Toggle' ? words(element.value ?? element.valueOff ?? 'false') : words(element.value),
    isRequired: element.isRequired === true,
    errorMessage: words(element.errorMessage),
    maxLength: typeof element.maxLength === 'number' ? element.maxLength : null,
    isMultiSelect: element.isMultiSelect === true,
    choices: choices.map(({ title, value }) => ({ title: words(title), value: words(value) })),
    on: words(element.valueOn ?? 'true'),
  };
}

function readAction(type: string, element: Json): Action {
  return {
    kind: type,
    title: words(element.title),
    id: typeof element.id === 'string' ? element.id : null,
    verb: typeof element.verb === 'string' ? element.verb : null,
    data: record(element.data),
    withInputs: element.associatedInputs !== 'none',
    url: typeof element.url === 'string' ? element.url : null,
  };
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function words(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
