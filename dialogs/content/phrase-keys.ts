import { agendaPhrases } from './phrase-keys/agenda.ts';
import { coachPhrases } from './phrase-keys/coach.ts';
import { ledgerPhrases } from './phrase-keys/ledger.ts';
import { menuPhrases } from './phrase-keys/menu.ts';
import { nudgesPhrases } from './phrase-keys/nudges.ts';
import { overviewPhrases } from './phrase-keys/overview.ts';
import { peoplePhrases } from './phrase-keys/people.ts';
import { pollsPhrases } from './phrase-keys/polls.ts';
import { rightsPhrases } from './phrase-keys/rights.ts';
import { sessionPhrases } from './phrase-keys/session.ts';
import { signalsPhrases } from './phrase-keys/signals.ts';

/**
 * Every fixed phrase the code asks for, with the parameters it fills in. `prompts/<language>/phrases.yaml`
 * must have each of them and may use only these parameters; the start fails otherwise.
 */
export const phraseParams = {
  ...menuPhrases,
  ...sessionPhrases,
  ...ledgerPhrases,
  ...agendaPhrases,
  ...nudgesPhrases,
  ...peoplePhrases,
  ...overviewPhrases,
  ...signalsPhrases,
  ...pollsPhrases,
  ...rightsPhrases,
  ...coachPhrases,
} as const satisfies Record<string, readonly string[]>;

export type PhraseKey = keyof typeof phraseParams;
