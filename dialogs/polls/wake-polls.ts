import type { Decision, State } from '../model/decision.ts';
import type { Weekly } from '../model/group.ts';
import type { Asked } from '../model/poll.ts';
import type { Frequency } from '../nudges/case-of.ts';
import type { World } from '../session/world.ts';
import { askedFrom } from './asked.ts';
import { closePoll } from './close-poll.ts';
import { openPoll } from './open-poll.ts';
import { remindMembers } from './remind-members.ts';
import { nextOpening, openingDue } from './schedule.ts';
import { showCount } from './show-count.ts';

type Given = { at: number; subject: string; newId: () => string; frequency: Frequency | null };

/** What a moment of polls does; null for a kind that is none of theirs. */
export function wakePolls(world: World, state: State, kind: string, given: Given): Partial<Decision> | null {
  const { subject, newId, frequency } = given;
  switch (kind) {
    case 'poll-open':
      return opening(world, state, given);
    case 'poll-count':
      return showCount(world, state, subject);
    case 'poll-remind':
      return remindMembers(world, state, subject, frequency);
    case 'poll-close':
      return closePoll(world, state, subject, newId);
    default:
      return null;
  }
}

/**
 * A weekly poll opens, and the next one is set. One that comes late because the program stood still, with less than half of its
 * time left, is left out; so is one that turns out to fall on a holiday.
 */
function opening(world: World, state: State, { at, subject, newId, frequency }: Given): Partial<Decision> {
  const [groupId, slotId] = subject.split('|');
  const group = state.groups?.find(({ id }) => id === groupId);
  const slot = group?.weekly.find(({ id }) => id === slotId);
  if (group === undefined || slot === undefined || !slot.on) return {};
  const holidays = frequency?.holidays ?? new Set<string>();
  const due = openingDue(group, slot, nextOpening(slot, world.now, holidays));
  const asked = questionOf(world, slot);
  const isPlanned = frequency === null || nextOpening(slot, at - 1, holidays) === at;
  const isLate = world.now - at > (slot.hours * 3_600_000) / 2;
  if (asked === null || !isPlanned || isLate) return { dues: [due] };
  const { hours, zone, poll: of } = slot;
  const opened = openPoll(world, group, { id: newId(), of, asked, opens: at, hours, zone });
  return { ...opened, dues: [due, ...opened.dues] };
}

/** What a weekly poll asks: one's own words, or those of the content as they are now. Null when the content has it no more. */
function questionOf({ content }: World, { asked, poll }: Weekly): Asked | null {
  if (asked !== null) return asked;
  const written = content.nl.polls.get(poll);
  return written === undefined ? null : askedFrom(written);
}
