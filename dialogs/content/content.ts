import type { WordingLists } from '../text/schema.ts';
import type { Commands } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { Phrases } from './phrases.ts';
import type { Polls } from './poll.ts';
import type { Activities } from './programme.ts';

/** Everything that is said in one language, complete: what a translation leaves out is filled in from Dutch. */
export type Language = {
  code: string;
  conversations: ReadonlyMap<string, Conversation>;
  phrases: Phrases;
  commands: Commands;
  wording: WordingLists;
  /** What can be logged, the same in every language. */
  activities: Activities;
  /** What a group can be asked, the same in every language. */
  polls: Polls;
};

/** All content, checked as a whole. `nl` is always there. */
export type Content = { nl: Language; others: Readonly<Record<string, Language>> };

/** The language of a person, or Dutch when there is none of that name. */
export function languageOf(content: Content, code: string): Language {
  return content.others[code] ?? content.nl;
}
