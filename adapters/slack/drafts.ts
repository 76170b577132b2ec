import type { Message } from '../../dialogs/model/message.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Values } from './seen.ts';

/**
 * What somebody filled in and did not get rid of yet, by person and form, in memory only. Slack tells nothing of a form
 * that is closed, so this is what was sent in and refused, and what its fields reported while they were filled in.
 */
export type Drafts = {
  keep(person: string, key: string, values: Values): void;
  forget(person: string, key: string): void;
  /** What was filled in, if anything was. */
  read(person: string, key: string): Values;
  /** The message with those words in its fields. */
  fill(person: string, key: string, message: Message): Message;
};

export function createDrafts(): Drafts {
  const drafts = new Map<string, Values>();
  const nameOf = (person: string, key: string) => `${person} ${key}`;
  return {
    keep(person, key, values) {
      const name = nameOf(person, key);
      drafts.delete(name);
      drafts.set(name, values);
      const [oldest] = drafts.keys();
      if (drafts.size > SLACK_LIMITS.drafts && oldest !== undefined) drafts.delete(oldest);
    },
    forget: (person, key) => void drafts.delete(nameOf(person, key)),
    read: (person, key) => drafts.get(nameOf(person, key)) ?? {},
    fill(person, key, message) {
      const draft = drafts.get(nameOf(person, key)) ?? {};
      const fields = message.fields.map((field) => {
        const value = draft[field.id];
        return value === undefined ? field : { ...field, value };
      });
      return { ...message, fields };
    },
  };
}
