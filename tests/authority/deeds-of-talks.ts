import { frequencyKind, placementKind, sessionKind, signalKind } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import type { Relation } from './allowed.ts';
import { changedIn, same } from './documents.ts';
import type { Add, Attempt, Standing, World } from './standing.ts';

/** What is done to conversations and the answers in them. */
export function deedsOnTalks(world: World, { decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, pair, tookPart } = standing;
  for (const after of decision.sessions) {
    const before = as(sessionKind, keys.session(after.institute, after.id));
    const name = `${after.institute}/session/${after.id}`;
    if (before === null) {
      const placed =
        after.placement === null ? null : as(placementKind, keys.placement(after.institute, after.placement));
      const ids = after.parts.map(({ person }) => person);
      const isOwn =
        tookPart(after) !== null &&
        (placed === null ? ids.length === 1 : ids.every((id) => [placed.trainee, ...placed.trainers].includes(id)));
      add('begin a conversation', isOwn ? [placed === null ? 'self' : pair(placed)] : [], name);
      continue;
    }
    add('go on with a conversation', [tookPart(before)], name);
    if (decision.forgets.length > 0) continue;
    for (const [position, slots] of Object.entries(before.answers))
      for (const [slot, answer] of Object.entries(slots)) {
        if (answer.kind !== 'given' || slot === 'all' || slot === actor?.id) continue;
        // Whether it is clear, and how long it took, is agreed on together and asked anew when something before it changes.
        if (world.agreed.has(position.split('/')[0] ?? '')) continue;
        const now =
          after.status === 'discarded' ? answer : (after.answers[position]?.[slot] ?? after.reopened[position]?.[slot]);
        if (!same(now, answer)) add('change what another answered', [], `${name} ${position} ${slot}`);
      }
  }
}

/** What is done to signals. */
export function deedsOnSignals({ decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, coordinates, pair } = standing;
  for (const after of decision.signals) {
    const before = as(signalKind, keys.signal(after.institute, after.id));
    const name = `${after.institute}/signal/${after.id}`;
    if (before === null) {
      const placed = as(placementKind, keys.placement(after.institute, after.placement));
      const isOwn = after.reporter === actor?.id && placed !== null && placed.coordinator === after.coordinator;
      add('report a signal', [isOwn ? pair(placed) : null], name);
      continue;
    }
    const receives: Relation | null =
      coordinates(after.institute) !== null && before.coordinator === actor?.id ? 'receives' : null;
    for (const field of changedIn(before, after))
      if (field === 'state' || field === 'changedAt') add('change the state of a signal', [receives], name);
      else add('change the words of a signal', [], `${name} ${field}`);
  }
}

/** What is done to reminders, escalations, waivers and own lines. */
export function deedsOnReminders({ decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, oversees, pair, shares, tookPart } = standing;
  const { sessions } = decision;
  for (const { institute, placement, memory } of decision.frequency) {
    const placed = as(placementKind, keys.placement(institute, placement));
    const before = as(frequencyKind, keys.frequency(institute, placement));
    const stands =
      placed === null
        ? []
        : [pair(placed), oversees(placed), ...sessions.filter((one) => one.placement === placement).map(tookPart)];
    const near =
      placed !== null && [placed.trainee, ...placed.trainers].some((id) => shares(id) !== null) ? 'pair' : null;
    add('react to reminders', [...stands, near], `${institute}/${placement}`);
    if (!same(memory.waivers, before?.waivers ?? [])) add('waive', stands, `${institute}/${placement}`);
    const states = (one: typeof before) => Object.entries(one?.escalations ?? {}).map(([id, { state }]) => [id, state]);
    if (!same(states(memory), states(before))) add('handle an escalation', stands, `${institute}/${placement}`);
    const lines = (one: typeof before, without: string | null) => {
      const left = <T extends { by: string }>(line: T | null) => (line?.by === without ? null : line);
      return [
        Object.entries(one?.lines ?? {}).filter(([, line]) => left(line) !== null),
        Object.entries(one?.escalations ?? {}).map(([id, { line }]) => [id, left(line)]),
      ];
    };
    // Whoever leaves takes the own line along.
    const isOwnGone = same(lines(memory, null), lines(before, actor?.id ?? null));
    if (!isOwnGone && !same(lines(memory, null), lines(before, null)))
      add('write the pair’s own line', stands, `${institute}/${placement}`);
    const others = (one: typeof before) => (one?.snoozes ?? []).filter(({ person }) => person !== actor?.id);
    if (!same(others(memory), others(before))) add('be told less of another', [], `${institute}/${placement}`);
  }
}

/** What is counted. */
export function deedsOnCounts(world: World, { decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, pair, tookPart, stoodIn } = standing;
  const { sessions } = decision;
  for (const entry of decision.entries) {
    const placed = as(placementKind, keys.placement(entry.institute, entry.placement));
    const ended = sessions.filter((one) => one.institute === entry.institute && one.placement === entry.placement);
    const stands = [placed === null ? null : pair(placed), ...ended.map((one) => tookPart(stoodIn(one.id) ?? one))];
    add('count what was done', stands, entry.key);
    const talk = [...sessions, ...world.sessions].find((one) => isAbout(entry.key, one.id));
    if (talk !== undefined) {
      add(
        'let a finished conversation take the place of what was counted for it, or undo that',
        [tookPart(talk)],
        entry.key,
      );
      continue;
    }
    if (entry.by !== actor?.id)
      add('count in the name of another', ended.filter(({ starter }) => starter === entry.by).map(tookPart), entry.key);
    if (entry.undoes !== null && world.ledger.get(entry.undoes)?.by !== actor?.id)
      add('take back what another counted', [], entry.key);
  }
}

/** Is this line about which one counts: a conversation, or what was counted for it before? */
function isAbout(key: string, id: string): boolean {
  return [`${id}!`, `${id}~`].includes(key) || key.endsWith(`!${id}`) || key.endsWith(`!${id}.1`);
}
