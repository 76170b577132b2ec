import { z } from 'zod';
import { bareState } from '../dialogs/model/decision.ts';
import type { Group } from '../dialogs/model/group.ts';
import type { Address, Inbound, Wake } from '../dialogs/model/inbound.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Poll } from '../dialogs/model/poll.ts';
import { resultsListed } from '../dialogs/polls/group-home.ts';
import { isIn } from '../dialogs/polls/own-group.ts';
import { earlierIds } from '../dialogs/polls/trend.ts';
import { keys } from './keys.ts';
import type { Reading } from './reading.ts';
import type { Loaded } from './state-of.ts';

/** How far back the last result is looked for: somebody who joined since was not sent the newest. */
const lastListed = 3;

const placed = z.strictObject({ institute: z.string(), group: z.string() });

/** One poll and its group, for somebody who answers: in a group's channel it is that group's institute that asks. */
export async function loadAnswered(
  reading: Reading,
  person: Person | null,
  inbound: Inbound,
  subject: string,
): Promise<Loaded> {
  const institute = (await ownerOf(reading, inbound))?.institute ?? person?.institute;
  const polls = institute === undefined ? [] : await reading.polls(institute, [subject]);
  const groups = institute === undefined ? [] : await reading.groups(institute, [...new Set(polls.map(groupOf))]);
  return { state: { ...bareState(person), groups, polls }, revisions: reading.revisions };
}

/** What a coordinator asks of their groups, or what a member can answer now. */
export async function loadPolls(
  reading: Reading,
  person: Person,
  inbound: Inbound,
  { subject, verb, fresh }: { subject: string; verb: string; fresh: string },
): Promise<Loaded> {
  const { institute, id, role } = person;
  const owner = await ownerOf(reading, inbound);
  const groups = await reading.allGroups(institute);
  const named = await reading.polls(
    institute,
    [subject, fresh].filter((one) => one !== ''),
  );
  const mine = groups.filter((group) => (role === 'coordinator' ? group.coordinator === id : isIn(person, group)));
  const about = mine.filter((group) => group.id === subject || named.some((poll) => poll.group === group.id));
  const closed =
    verb === 'results' ? about.flatMap((group) => group.closed.slice(0, resultsListed).map(({ poll }) => poll)) : [];
  const last = verb === 'last' ? mine.flatMap(lastOf) : [];
  const earlier = about.flatMap((group) => named.flatMap((poll) => earlierIds(group, poll)));
  const wanted = new Set([...mine.flatMap(({ open }) => open), ...closed, ...last, ...earlier]);
  for (const poll of named) wanted.delete(poll.id);
  const polls = [...named, ...(await reading.polls(institute, [...wanted]))];
  const everybody = role === 'coordinator' ? await reading.allPeople(institute) : [];
  const people = new Map([...everybody, person].map((one) => [one.id, one]));
  const placeTaken = owner !== null && owner.institute !== institute;
  return { state: { ...bareState(person), people, groups, polls, placeTaken }, revisions: reading.revisions };
}

/** What a moment of polls is about: the group, the poll with the weeks before it, and the members. */
export async function loadPollWake(
  reading: Reading,
  institute: string,
  { kind, subject }: Wake,
): Promise<{ groups: Group[]; polls: Poll[]; members: Person[] }> {
  const isOpening = kind === 'poll-open';
  const named = isOpening ? [] : await reading.polls(institute, [subject]);
  const groups = await reading.groups(institute, isOpening ? [subject.split('|')[0] ?? ''] : named.map(groupOf));
  const earlier = groups.flatMap((group) =>
    named.flatMap((poll) => (kind === 'poll-close' ? earlierIds(group, poll) : [])),
  );
  const polls = [...named, ...(await reading.polls(institute, earlier))];
  const asking = kind === 'poll-close' ? groups.map(({ coordinator }) => coordinator) : [];
  const ids = [...groups.flatMap(({ members }) => members), ...named.flatMap(({ people }) => people), ...asking];
  return { groups, polls, members: await reading.people(institute, [...new Set(ids)]) };
}

/** The open polls of the group that a channel belongs to, with who asks there, when one of them is what was not posted. */
export async function loadNotPosted(reading: Reading, place: Address, key: string): Promise<Loaded> {
  const owner = key.includes('/poll/') ? await ownerOf(reading, { group: place }) : null;
  const groups = owner === null ? [] : await reading.groups(owner.institute, [owner.group]);
  const polls =
    owner === null ? [] : await reading.polls(owner.institute, [...new Set(groups.flatMap(({ open }) => open))]);
  const asking =
    owner === null
      ? []
      : await reading.people(
          owner.institute,
          groups.map(({ coordinator }) => coordinator),
        );
  const people = new Map(asking.map((one) => [one.id, one]));
  return { state: { ...bareState(null), people, groups, polls }, revisions: reading.revisions };
}

/** The polls that closed last in a group, with the weeks before the newest of the same question. */
function lastOf(group: Group): string[] {
  return group.closed
    .slice(0, lastListed)
    .flatMap(({ poll, of, at }) => [poll, ...earlierIds(group, { id: poll, of, opens: at })]);
}

/** Whose the channel is where this was done. */
async function ownerOf(reading: Reading, { group }: Pick<Inbound, 'group'>): Promise<z.infer<typeof placed> | null> {
  if (group === undefined) return null;
  const [found] = await reading.read([keys.place(group)]);
  return found === undefined || found.body === null ? null : placed.parse(found.body);
}

function groupOf({ group }: Poll): string {
  return group;
}
