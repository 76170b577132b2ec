import type { Activities, LongAbsence, Obligation, Programme } from '../../dialogs/content/programme.ts';
import { type Checks, scriptLine } from './checks-text.ts';

/** A programme as a list that training staff can judge: each obligation with who, how often, what counts and what follows. */
export function programmeList(programme: Programme, activities: Activities, checks: Checks): string {
  const { title, version, from, weeks, focus, notes, absences, obligations } = programme;
  return [
    `# ${title}`,
    scriptLine(checks, 'programme-from', { version, from }),
    ...(weeks === undefined ? [] : [scriptLine(checks, 'programme-weeks', { weeks })]),
    ...focus.map((one) => scriptLine(checks, 'programme-focus', one)),
    ...(notes.length === 0 ? [] : [`${checks.script['programme-notes']}:`, ...notes.map((note) => `  - ${note}`)]),
    ...(absences.length === 0 ? [] : [`${checks.script['programme-absences']}:`]),
    ...absences.map((absence) => `  - ${absenceLine(absence, checks)}`),
    ...obligations.flatMap((obligation) => ['', ...obligationLines(obligation, activities, checks)]),
    '',
  ].join('\n');
}

function absenceLine({ who: role, over, text }: LongAbsence, checks: Checks): string {
  const who = checks.script[role];
  return 'days' in over
    ? scriptLine(checks, 'programme-absence-days', { who, count: over.days, text })
    : scriptLine(checks, 'programme-absence-working-days', { who, count: over.workingDays, text });
}

function obligationLines(obligation: Obligation, activities: Activities, checks: Checks): string[] {
  const { id, label, about, year, instead, same, partTime, counts } = obligation;
  const { script } = checks;
  const who = script[obligation.who === 'both' ? 'programme-both' : obligation.who];
  const amount = amountOf(obligation, activities, checks);
  const labels = { list: counts.map((activity) => activities[activity]?.label ?? activity) };
  const inner = [
    scriptLine(checks, 'programme-min', { who, amount, window: windowOf(obligation, checks) }),
    ...(about === undefined ? [] : [about]),
    ...(year === undefined ? [] : [scriptLine(checks, 'programme-year', { year })]),
    ...(instead ? [scriptLine(checks, 'programme-instead', { ...instead, months: instead.untilMonth })] : []),
    scriptLine(checks, 'programme-counts', { activities: labels }),
    ...(same === undefined ? [] : [scriptLine(checks, 'programme-same', { same })]),
    ...(partTime ? [script['programme-part-time']] : []),
    ...reminders(obligation, checks),
  ];
  return [scriptLine(checks, 'programme-line', { label, id }), ...inner.map((line) => `   ${line}`)];
}

function amountOf({ min, max, minutes, average, counts }: Obligation, activities: Activities, checks: Checks): string {
  if (counts.some((activity) => activities[activity]?.amount === 'patients'))
    return scriptLine(checks, 'programme-patients', { min });
  const times =
    max === undefined
      ? scriptLine(checks, 'programme-times', { min })
      : scriptLine(checks, 'programme-range', { min, max });
  if (minutes === undefined) return times;
  return scriptLine(checks, average ? 'programme-average' : 'programme-minutes', { times, minutes });
}

function windowOf({ window }: Obligation, checks: Checks): string {
  const { script } = checks;
  if (typeof window === 'string') return script[`window-${window}`];
  if ('months' in window)
    return window.months === 1 ? script['window-month'] : scriptLine(checks, 'window-months', { count: window.months });
  if ('at-week' in window) {
    const at = scriptLine(checks, 'window-at-week', { at: window['at-week'] });
    return after(at, scriptLine(checks, 'window-after-week', { at: window.since ?? 0 }), window.since, checks);
  }
  const at = scriptLine(checks, 'window-at-month', { at: window['at-month'] });
  return after(at, scriptLine(checks, 'window-after-month', { at: window.since ?? 0 }), window.since, checks);
}

function after(window: string, since: string, given: number | undefined, checks: Checks): string {
  return given === undefined ? window : scriptLine(checks, 'window-after', { window, since });
}

function reminders({ silent, behindAt, lastChance, escalate }: Obligation, checks: Checks): string[] {
  const { script } = checks;
  if (silent) return [script['programme-silent']];
  return [
    scriptLine(checks, 'programme-behind', { percent: Math.round(behindAt * 100) }),
    ...(lastChance ? [] : [script['programme-no-last-chance']]),
    escalationOf(escalate, checks),
  ];
}

function escalationOf(escalate: Obligation['escalate'], checks: Checks): string {
  if (escalate === 'never') return checks.script['programme-never'];
  if ('missed' in escalate) return scriptLine(checks, 'programme-missed', { count: escalate.missed });
  if ('days' in escalate) return scriptLine(checks, 'programme-days', { count: escalate.days });
  return scriptLine(checks, 'programme-months', { count: escalate.months });
}
