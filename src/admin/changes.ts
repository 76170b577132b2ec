import type { Placement } from '../../dialogs/model/placement.ts';

const dayNames = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];

/** Weekdays (ISO, 1 is Monday) as a line has them. */
export function sayDays(days: readonly number[]): string {
  return days
    .toSorted((one, other) => one - other)
    .map((day) => dayNames[day - 1] ?? '')
    .join(',');
}

/** How a placement changes, each in some words; empty when it stays as it is. `nameOf` tells who an id is. */
export function changesOf(before: Placement, after: Placement, nameOf: (id: string) => string): string[] {
  const from = (label: string, one: string, other: string) => (one === other ? [] : [`${label} ${one} → ${other}`]);
  const set = (values: readonly string[]) => [...values].sort().join(' + ') || 'none';
  const day = ({ instituteDay }: Placement) => (instituteDay === null ? 'none' : (dayNames[instituteDay - 1] ?? ''));
  const who = ({ coordinator }: Placement) => (coordinator === null ? 'nobody' : nameOf(coordinator));
  const joins = after.trainers.filter((id) => !before.trainers.includes(id));
  const leaves = before.trainers.filter((id) => !after.trainers.includes(id));
  return [
    ...joins.map((id) => `trainer ${nameOf(id)} joins`),
    ...leaves.map((id) => `trainer ${nameOf(id)} leaves and keeps their own records`),
    ...from('programmes', set(before.programmes), set(after.programmes)),
    ...from('start', before.start, after.start),
    ...from('end', before.end, after.end),
    ...from('year', String(before.year ?? 'none'), String(after.year ?? 'none')),
    ...from('institute day', day(before), day(after)),
    ...from('contract', `${Math.round(before.contract * 100)}%`, `${Math.round(after.contract * 100)}%`),
    ...from('coordinator', who(before), who(after)),
  ];
}
