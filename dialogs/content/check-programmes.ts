import type { Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import { checkObligation } from './check-obligation.ts';
import type { Activities, Programme } from './programme.ts';

const longestMonth = 31;
/** Days left to show both beforehand what is passed on, over a weekend too. Default; no source gives a figure. */
const toReach = 7;

/** Everything that the shape of one file cannot tell about programmes. Without activities what counts is not judged. */
export function checkProgrammes(
  programmes: readonly Sourced<Programme>[],
  activities: Activities | undefined,
): Finding[] {
  return [
    ...programmes.flatMap((programme) => [
      ...checkVersion(programme),
      ...checkFocus(programme),
      ...checkAbsences(programme),
      ...programme.value.obligations.flatMap((obligation, at) =>
        checkObligation(
          { file: programme.file, path: ['obligations', at], value: obligation },
          programme.value.weeks,
          activities,
        ),
      ),
    ]),
    ...checkIds(programmes),
    ...checkVersions(programmes),
  ];
}

/** What reaches the coordinator so long after a period that the placement is hardly looked at any more may never do so. */
export function checkAfterEnd(programmes: readonly Sourced<Programme>[], daysAfter: number): Finding[] {
  return programmes.flatMap(({ file, value }) =>
    value.obligations.flatMap(({ silent, escalate }, at) => {
      if (silent || escalate === 'never' || 'missed' in escalate) return [];
      const days = 'days' in escalate ? escalate.days : escalate.months * longestMonth;
      const path = ['obligations', at, 'escalate'];
      return days + toReach <= daysAfter ? [] : [finding(file, path, 'escalation-late', { days, after: daysAfter })];
    }),
  );
}

/** `version` is what a placement remembers and `from` what it was chosen by: the same month, or a reader is misled. */
function checkVersion({ file, value: { version, from } }: Sourced<Programme>): Finding[] {
  return from.startsWith(version) ? [] : [finding(file, ['version'], 'version-from', { version, from })];
}

function checkFocus({ file, value: { focus, weeks } }: Sourced<Programme>): Finding[] {
  const known = focus.map(({ week }) => week);
  return known.flatMap((week, at) => {
    const path = ['focus', at, 'week'];
    if (known.indexOf(week) < at) return [finding(file, path, 'focus-twice', { week })];
    return weeks !== undefined && week > weeks ? [finding(file, path, 'focus-late', { week, weeks })] : [];
  });
}

/** Who is away for long reads one text of a programme; of two for as long, one would be forgotten when the other changes. */
function checkAbsences({ file, value: { absences } }: Sourced<Programme>): Finding[] {
  const known = absences.map(({ who, over }) => `${who} ${JSON.stringify(over)}`);
  return known.flatMap((one, at) =>
    known.indexOf(one) < at ? [finding(file, ['absences', at], 'absence-twice', {})] : [],
  );
}

// What was decided hangs on a placement and an obligation's id, and a placement may follow several programmes.
function checkIds(programmes: readonly Sourced<Programme>[]): Finding[] {
  const taken = new Map<string, Sourced<Programme>>();
  return programmes.flatMap((programme) => {
    const own = new Set<string>();
    return programme.value.obligations.flatMap(({ id: obligation }, at) => {
      const path = ['obligations', at, 'id'];
      const first = taken.get(obligation);
      if (own.has(obligation))
        return [finding(programme.file, path, 'obligation-twice', { obligation, other: programme.value.id })];
      own.add(obligation);
      if (first && first.value.id !== programme.value.id)
        return [finding(programme.file, path, 'obligation-twice', { obligation, other: first.value.id })];
      taken.set(obligation, programme);
      return [];
    });
  });
}

function checkVersions(programmes: readonly Sourced<Programme>[]): Finding[] {
  const taken = new Map<string, string>();
  return programmes.flatMap(({ file, value: { id, version } }) => {
    const name = `${id} ${version}`;
    const other = taken.get(name);
    taken.set(name, other ?? file);
    return other === undefined ? [] : [finding(file, ['version'], 'version-twice', { id, version, other })];
  });
}
