import { personKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import { keys } from '../../src/keys.ts';
import type { Key } from '../../src/store/port.ts';
import { mayDo } from './allowed.ts';
import { deedsBeside, deedsOnOthers } from './deeds-beside.ts';
import { deedsOnGroups } from './deeds-of-groups.ts';
import { deedsOnPeople, deedsOnPlacements } from './deeds-of-people.ts';
import { deedsOnCounts, deedsOnReminders, deedsOnSignals, deedsOnTalks } from './deeds-of-talks.ts';
import { same } from './documents.ts';
import { strangers } from './names.ts';
import { type Documents, readerAt } from './private-texts.ts';
import { type Add, type Attempt, type Found, standingOf, type World } from './standing.ts';
import { wordsIn } from './words.ts';

/** What of a decision is not allowed, in words; nothing when all is. */
export function judge(world: World, attempt: Attempt): string[] {
  const wrong = deedsIn(world, attempt)
    .filter(({ deed, stands }) => !mayDo[deed].some((one) => (stands as readonly string[]).includes(one)))
    .map(({ deed, about, stands }) => `${deed}: ${about} (stands as ${stands.join(', ') || 'nobody'})`);
  return [...wrong, ...shownWrongly(world, attempt)];
}

/** What of a decision is looked at, by whom: a new part of it must be put here, or an attempt that fills it fails. */
const looked = {
  ...{ persons: deedsOnPeople, placements: deedsOnPlacements, sessions: deedsOnTalks, signals: deedsOnSignals },
  ...{ groups: deedsOnGroups, polls: deedsOnGroups, access: deedsBeside, forgets: deedsBeside, dues: deedsBeside },
  ...{ entries: deedsOnCounts, frequency: deedsOnReminders, said: deedsOnOthers, again: shownWrongly },
};

/** Everything that a decision does, each with how the actor stands to it. */
function deedsIn(world: World, attempt: Attempt): Found[] {
  for (const [name, value] of Object.entries(attempt.decision))
    if (!(name in looked) && Array.isArray(value) && value.length > 0)
      throw new Error(`say in the oracle who may write ${name}`);
  const found: Found[] = [];
  const add: Add = (deed, stands, about) =>
    void found.push({ deed, stands: stands.filter((one) => one !== null), about });
  const standing = standingOf(world, attempt);
  deedsOnPeople(attempt, standing, add);
  deedsOnPlacements(attempt, standing, add);
  deedsOnTalks(world, attempt, standing, add);
  deedsOnSignals(attempt, standing, add);
  deedsOnReminders(attempt, standing, add);
  deedsOnCounts(world, attempt, standing, add);
  deedsOnGroups(attempt, standing, add);
  deedsBeside(attempt, standing, add);
  deedsOnOthers(attempt, standing, add);
  return found;
}

/** Words and names that somebody is shown and may not read, before this or after it. */
function shownWrongly(world: World, { from, action, decision }: Attempt): string[] {
  const actor = readerAt(world.documents, from);
  const mine = decision.said
    .filter(({ to }) => (typeof to === 'string' ? to === actor?.id : same(to, from)))
    .map(({ message }) => message);
  const text = JSON.stringify([decision.again, mine]);
  const written = new Map<Key, unknown>([
    ...decision.sessions.map((one) => [keys.session(one.institute, one.id), one] as const),
    ...decision.placements.map((one) => [keys.placement(one.institute, one.id), one] as const),
  ]);
  const after: Documents = { get: (key) => written.get(key) ?? world.documents.get(key) };
  const hidden = unreadable(world, from, text);
  const stays = hidden.length === 0 ? [] : unreadable({ ...world, documents: after }, from, text);
  const told = decision.said.flatMap(({ to, message }) => {
    const reached = typeof to === 'string' ? addressIn(world, actor?.institute ?? '', to) : to;
    if (reached === undefined) return [];
    const words = JSON.stringify(message);
    const before = unreadable(world, reached, words);
    return before.length === 0 ? [] : unreadable({ ...world, documents: after }, reached, words);
  });
  return [...hidden.filter((one) => stays.includes(one)), ...told, ...strangers(world, actor, text, action)];
}

function addressIn({ documents }: World, institute: string, id: string): Address | undefined {
  const body = documents.get(keys.person(institute, id));
  return body === undefined ? undefined : readDocument(personKind, body).addresses[0];
}

/** The private words in a text that whoever is at this address may not read. */
export function unreadable({ texts, documents }: World, to: Address, text: string): string[] {
  return (
    wordsIn('qz', text)
      // What is tried now was made up by the one who tries it.
      .filter((word) => texts.origins.has(word) && !texts.mayRead(word, to, documents))
      .map((word) => `is shown ${word} of ${JSON.stringify(texts.origins.get(word))}`)
  );
}
