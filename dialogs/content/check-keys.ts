/**
 * Every problem that the check of the content can report, with the parameters of its text. `prompts/nl/checks.yaml`
 * has a `what` and a `remedy` for each.
 */
export const problemParams = {
  'yaml-duplicate': ['key'],
  'yaml-indent': [],
  'yaml-quote': [],
  'yaml-colon': [],
  'yaml-other': ['code'],
  'file-missing': [],
  'file-unexpected': [],
  'file-name': ['id', 'name'],
  'language-name': ['name'],
  'schema-line': ['line'],
  'schema-stale': [],

  'missing-key': ['key'],
  'unknown-key': ['key', 'allowed'],
  'unknown-key-near': ['key', 'near'],
  'wrong-type': ['key', 'expected'],
  'too-long': ['key', 'length', 'max'],
  'empty-text': ['key'],
  'too-many': ['key', 'count', 'max'],
  'too-few': ['key', 'count', 'min'],
  'number-high': ['key', 'value', 'max'],
  'number-low': ['key', 'value', 'min'],
  'bad-id': ['key', 'value'],
  'bad-reference': ['key', 'value'],
  'bad-form': ['key', 'value'],
  'bad-wildcard': ['value'],
  'not-allowed': ['key', 'value', 'allowed'],
  'not-allowed-near': ['key', 'value', 'near'],
  'other-shape': ['key', 'message'],

  'step-twice': ['step'],
  'field-twice': ['field'],
  'option-twice': ['option', 'field'],
  'quality-twice': ['point'],
  'include-unknown': ['block', 'known'],
  'include-twice': ['block'],
  'block-unused': ['block'],
  'reference-step': ['step'],
  'reference-step-near': ['step', 'near'],
  'reference-field': ['step', 'field', 'known'],
  'reference-option': ['step', 'option', 'known'],
  'reference-later': ['step'],
  'reference-kind': ['name', 'expected'],
  'reference-length': ['step', 'minutes'],
  'returns-field': ['field', 'known'],
  'role-silent': ['role', 'minutes'],
  'no-steps': ['minutes'],
  'too-many-steps': ['minutes', 'count', 'max'],
  'closing-length': ['step', 'minutes'],
  'closing-missing': ['step'],
  'placeholder-unknown': ['placeholder', 'allowed'],
  'placeholder-point': ['placeholder'],
  'placeholder-solo': ['placeholder'],
  'placeholder-none': ['placeholder'],
  'solo-step': [],
  'smart-what': [],
  'smart-kind': ['field', 'expected'],
  'list-least': ['field', 'min', 'count'],
  'number-order': ['field', 'min', 'max'],
  'button-long': ['label', 'length', 'max'],
  'option-long': ['label', 'length', 'max'],
  'options-many': ['field', 'count', 'max'],

  'command-twice': ['command', 'other'],
  'command-unknown': ['command', 'known'],
  'command-idle': ['command'],
  'command-missing': ['command'],
  'word-twice': ['word', 'first', 'second'],

  'phrase-missing': ['key'],
  'phrase-unknown': ['key'],
  'phrase-unknown-near': ['key', 'near'],
  'phrase-parameter': ['key', 'placeholder', 'allowed'],

  'translation-file': ['id'],
  'translation-id': ['id'],
  'translation-id-near': ['id', 'near'],
} as const satisfies Record<string, readonly string[]>;

/** The words around a printed conversation, and the lines of `npm run content`. */
export const scriptParams = {
  'all-well': ['conversations', 'languages'],
  'problem-count': ['count'],
  'schemas-written': ['count'],
  'unknown-argument': ['word'],
  'unknown-conversation': ['word', 'known'],
  summary: ['id', 'title', 'five', 'fifteen', 'thirty'],
  form: ['label'],
  'minutes-5': [],
  'minutes-15': [],
  'minutes-30': [],
  aim: [],
  'both-roles': [],
  trainee: [],
  trainer: [],
  pitfall: [],
  readers: [],
  step: ['number', 'id', 'who'],
  required: [],
  optional: [],
  'who-trainee': [],
  'who-trainer': [],
  'who-each': [],
  'who-together': [],
  'who-solo': [],
  help: [],
  coach: [],
  per: ['field'],
  repeat: ['max', 'more'],
  returns: ['what', 'on'],
  'check-wording': [],
  'check-observation': [],
  'check-smart': [],
  'field-text': [],
  'field-list': ['count'],
  'field-choice': [],
  'field-multiple': [],
  'field-number': ['min', 'max'],
  'field-when': [],
  'field-pick': ['from', 'max'],
  other: [],
  gate: ['yes', 'no'],
  deeper: [],
  show: ['steps'],
  duration: [],
  quality: [],
} as const satisfies Record<string, readonly string[]>;

/** Names of kinds and roles as they stand in a problem. */
export const checkTerms = [
  'string',
  'number',
  'int',
  'boolean',
  'array',
  'object',
  'record',
  'none',
  'and',
  'or',
  'text',
  'list',
  'choice',
  'when',
  'pick',
  'question',
  'role-trainee',
  'role-trainer',
] as const;

export type ProblemKey = keyof typeof problemParams;
export type ScriptKey = keyof typeof scriptParams;
export type CheckTerm = (typeof checkTerms)[number];

/** A parameter: plain text, a number, or a term of checks.yaml; a list is joined when it is said. */
export type Said = string | number | { terms: readonly CheckTerm[] } | { list: readonly (string | number)[] };
/** Where in a file: keys and positions from the top. */
export type Path = readonly (string | number)[];
/** A problem as data. `file` is whatever name the caller gave the file; the loader knows line and text. */
export type Finding = { file: string; path: Path; key: ProblemKey; params: Readonly<Record<string, Said>> };

/** A finding; the parameters must be those of its key. */
export function finding<K extends ProblemKey>(
  file: string,
  path: Path,
  key: K,
  params: { readonly [P in (typeof problemParams)[K][number]]: Said },
): Finding {
  return { file, path, key, params };
}
