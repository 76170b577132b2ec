import type { Address } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { ChannelDeps } from '../channel.ts';
import type { TeamsActivity } from './activity.ts';
import { findAliases } from './aliases.ts';
import type { Connector } from './connector.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { dropNamed, keepNamed } from './named.ts';
import type { Read } from './read.ts';
import { type Reference, readReference, sameReference, writeReference } from './reference.ts';

type Event = Pick<Extract<Read, { kind: 'event' }>, 'from' | 'input'>;
/** The addresses to hand in with what somebody did; `at` when Teams told them (ms since 1970), null when it was not asked or did not tell. */
type Asked = { aliases: readonly string[]; at: number | null };

/** Who somebody is to the institutes: Teams is asked until the hall knows them, and what it told is kept for as long as it may be of use. */
export type Who = {
  /** To be called before something is handed in. */
  ask(activity: TeamsActivity, given: Event, person: Reference): Promise<Asked>;
  /** To be called once it was kept. Rejects when the store fails. */
  keep(given: Event, asked: Asked, isStranger: boolean): Promise<void>;
  /** The message with this key as it was sent to them, also by an address they were known by before they did anything; null when there is none. */
  message(key: string, from: Address): Promise<Message | null>;
};

export function createWho(deps: Pick<ChannelDeps, 'kept' | 'now' | 'log'>, connector: Connector): Who {
  const { kept, now } = deps;

  /** At first; of somebody who is nobody of ours now and then again, because an address may be mended. */
  function isToLookUp({ known, asked }: Reference): boolean {
    return !known && (asked === null || now() - asked >= TEAMS_LIMITS.lookupAgain);
  }

  return {
    async ask(activity, { input }, person) {
      if (person.known) return { aliases: [], at: null };
      // What Teams told within the hour may be in an institute's list by now.
      if (input.kind === 'left' || !isToLookUp(person)) return { aliases: person.aliases, at: null };
      // An address of longer ago may be somebody else's by now, so that nobody vouches for it.
      const found = await findAliases(activity, connector, deps);
      return found === null ? { aliases: [], at: null } : { aliases: found, at: now() };
    },
    async keep({ from, input }, { aliases, at }, isStranger) {
      const newest = await readReference(kept, from);
      if (newest === null) return;
      // Who took us out and is nobody of ours leaves no address behind.
      const isGone = isStranger && input.kind === 'left';
      const isNew = isStranger && at !== null;
      const after: Reference = {
        ...newest,
        known: !isStranger && (newest.known || at !== null || aliases.length > 0),
        asked: isStranger && !isGone ? (at ?? newest.asked) : null,
        aliases: isGone ? [] : isNew ? [...aliases] : newest.aliases,
      };
      if (isGone || isNew || (after.known && !newest.known)) await dropNamed(kept, from, newest.aliases);
      if (isNew) await keepNamed(kept, from, aliases);
      if (!sameReference(newest, after)) await writeReference(kept, from, after);
    },
    async message(key, from) {
      const found = await kept.message(key, from);
      if (found !== null) return found;
      for (const id of (await readReference(kept, from))?.aliases ?? []) {
        const named = await kept.message(key, { ...from, id });
        if (named !== null) return named;
      }
      return null;
    },
  };
}
