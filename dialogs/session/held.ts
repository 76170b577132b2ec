import { sayDoubt } from '../answers/say-doubt.ts';
import type { PhraseKey } from '../content/phrase-keys.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Block } from '../model/message.ts';
import type { Hold, Part } from '../model/session.ts';
import { line } from './compose.ts';
import type { Position } from './positions.ts';

/** What the writer is asked before their words become the answer; null when nothing is held here. */
export function heldBlocks(
  part: Part,
  position: Position,
  phrases: Phrases,
): { blocks: Block[]; hidesForm: boolean } | null {
  const { hold } = part;
  if (hold === null || hold.at !== position.key) return null;
  switch (hold.why) {
    case 'hints':
      return {
        blocks: [
          line(say(phrases, 'hint.title'), 'strong'),
          ...hold.hints.map((hint) => line(hintText(hint, phrases))),
        ],
        hidesForm: true,
      };
    case 'when':
      return { blocks: [line(sayDoubt(phrases, hold.readings))], hidesForm: true };
    case 'word':
      return { blocks: [line(say(phrases, 'word.ask', { text: hold.text }))], hidesForm: true };
    case 'patient':
      return {
        blocks: [
          line(
            say(phrases, hold.cleared ? 'patient.cleared' : 'patient.found', { what: patientWords(hold, phrases) }),
            'warning',
          ),
        ],
        hidesForm: false,
      };
  }
}

/** The kinds of patient data found, in words. */
export function patientWords(hold: Pick<Extract<Hold, { why: 'patient' }>, 'kinds'>, phrases: Phrases): string {
  return hold.kinds.map((kind) => say(phrases, patientKinds[kind] ?? 'patient.other')).join(', ');
}

const patientKinds: Readonly<
  Record<
    string,
    | 'patient.bsn'
    | 'patient.birth-date'
    | 'patient.phone'
    | 'patient.email'
    | 'patient.address'
    | 'patient.name'
    | 'patient.file-number'
  >
> = {
  bsn: 'patient.bsn',
  'birth-date': 'patient.birth-date',
  phone: 'patient.phone',
  email: 'patient.email',
  address: 'patient.address',
  name: 'patient.name',
  'file-number': 'patient.file-number',
};

function hintText(hint: { code: string; found: string }, phrases: Phrases): string {
  const key = hintKeys[hint.code];
  return key === undefined ? hint.found : phrases[key].replace('{found}', () => hint.found);
}

const hintKeys: Readonly<Record<string, PhraseKey>> = {
  person: 'hint.person',
  absolute: 'hint.absolute',
  'old-case': 'hint.old-case',
  we: 'hint.we',
  verdict: 'hint.verdict',
  vague: 'hint.vague',
  'no-measure': 'hint.no-measure',
  'no-date': 'hint.no-date',
  'too-short': 'hint.too-short',
};
