import { groupKind, pollKind } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { changedIn, same } from './documents.ts';
import type { Add, Attempt, Standing } from './standing.ts';

/** What is done to groups and polls. */
export function deedsOnGroups({ from, decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, isCoordinator, inInstitute, channel, asks } = standing;
  const { groups, polls } = decision;
  const without = (ids: readonly string[]) => ids.filter((id) => id !== actor?.id);
  for (const after of groups) {
    const before = as(groupKind, keys.group(after.institute, after.id));
    const name = `${after.institute}/group/${after.id}`;
    const fields = before === null ? ['all'] : changedIn(before, after);
    const joins =
      before !== null && actor !== null && fields.length === 1 && same(after.members, [...before.members, actor.id]);
    const isHere =
      before !== null &&
      inInstitute(after.institute) !== null &&
      channel(before.places) !== null &&
      !before.removed.includes(actor?.id ?? '');
    const leaves =
      decision.forgets.length > 0 && before !== null && same(after, { ...before, members: without(before.members) });
    if (leaves) add('erase oneself', ['self'], name);
    else if (joins) add('join a group', [isHere ? 'member' : null], name);
    else add('make or change a group', [asks(after.institute, (before ?? after).coordinator)], name);
  }
  for (const after of polls) {
    const before = as(pollKind, keys.poll(after.institute, after.id));
    const group = as(groupKind, keys.group(after.institute, after.group));
    const name = `${after.institute}/poll/${after.id}`;
    if (before === null || before.state !== after.state) {
      const owner = group ?? groups.find(({ id }) => id === after.group);
      add('open or stop a poll', [asks(after.institute, owner?.coordinator)], name);
      continue;
    }
    const own = new Set([
      actor?.id ?? '',
      `${actor?.institute}/${actor?.id}`,
      `${from.channel}:${from.id}`,
      ...(actor?.addresses ?? []).map((one) => `${one.channel}:${one.id}`),
    ]);
    const others = (answers: typeof after.answers) => Object.entries(answers).filter(([key]) => !own.has(key));
    if (decision.forgets.length > 0) {
      const left = { people: without(before.people), reminded: without(before.reminded) };
      const isOwn = same(after, { ...before, ...left, answers: Object.fromEntries(others(before.answers)) });
      add('erase oneself', [isOwn ? 'self' : null], name);
      continue;
    }
    const isMember = inInstitute(after.institute) !== null && group?.members.includes(actor?.id ?? '') === true;
    const here = channel(group?.places ?? []);
    add('answer a poll', [isMember && !isCoordinator ? 'member' : null, here], name);
    if (!same(others(after.answers), others(before.answers))) add('change an answer of another to a poll', [], name);
  }
}
