import type { z } from 'zod';
import type { Sourced } from '../../dialogs/content/assemble.ts';
import { checkActivities, checkNudges } from '../../dialogs/content/check-activities.ts';
import { type Finding, finding } from '../../dialogs/content/check-keys.ts';
import { checkAfterEnd, checkProgrammes } from '../../dialogs/content/check-programmes.ts';
import {
  type Activities,
  activitiesFile,
  type FrequencyRules,
  nudgesFile,
  programmeFile,
} from '../../dialogs/content/programme.ts';
import { withForms } from '../../dialogs/content/with-forms.ts';
import type { Opened, OpenFile } from './open.ts';
import { shaped } from './shape.ts';

/**
 * Reads and checks what is required how often: programmes by id and then by the day their version begins, activities
 * and the dose of reminders. Without activities or nudges there are no rules, and a finding tells so.
 */
export function readRules({ folder, files }: Opened): {
  rules: FrequencyRules | undefined;
  activities: Sourced<Activities> | undefined;
  findings: Finding[];
} {
  const findings: Finding[] = [];
  const read = <T>(schema: z.ZodType<T>, { file, yaml }: OpenFile): Sourced<T> | undefined => {
    if (yaml.data === undefined) return undefined;
    const result = shaped(schema, file, yaml.data);
    if (result.kind === 'ok') return { file, value: result.value };
    findings.push(...result.findings);
    return undefined;
  };
  const only = <T>(kind: 'activities' | 'nudges', schema: z.ZodType<T>): Sourced<T> | undefined => {
    const file = files.find((one) => one.kind === kind);
    if (file) return read(schema, file);
    findings.push(finding(`${folder}/${kind}.yaml`, [], 'file-missing', {}));
    return undefined;
  };
  const activities = only('activities', activitiesFile);
  const nudges = only('nudges', nudgesFile);
  const written = files.filter(({ kind }) => kind === 'programme');
  const programmes = written.flatMap((file) => read(programmeFile, file) ?? []);
  findings.push(
    ...written.flatMap(checkVersionedName),
    ...checkProgrammes(programmes, activities?.value),
    ...(activities ? checkActivities(activities) : []),
    ...(nudges ? [...checkNudges(nudges), ...checkAfterEnd(programmes, nudges.value.daysAfter)] : []),
  );
  if (!activities || !nudges) return { rules: undefined, activities, findings };
  const sorted = programmes
    .map(({ value }) => withForms(value, activities.value))
    .sort((one, other) => compare(orderOf(one), orderOf(other)));
  return { rules: { programmes: sorted, activities: activities.value, nudges: nudges.value }, activities, findings };
}

/** A file is named after the id in it; a later version of the same programme has its version behind that. */
function checkVersionedName({ file, name, yaml }: OpenFile): Finding[] {
  const { data } = yaml;
  if (typeof data !== 'object' || data === null || !('id' in data) || typeof data.id !== 'string') return [];
  const { id } = data;
  const version = 'version' in data ? String(data.version) : '';
  return [id, `${id}-${version}`].includes(name)
    ? []
    : [finding(file, ['id'], 'programme-name', { id, version, name })];
}

function orderOf({ id, from }: { id: string; from: string }): string {
  return `${id} ${from}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
