import { type Phrases, say } from '../content/phrases.ts';
import type { FrequencyRules } from '../content/programme.ts';
import type { Frequency } from '../nudges/case-of.ts';

/** `asks`: which programmes have a requirement in one of their versions, and in which year of training only. */
type Labels = {
  obligations: ReadonlyMap<string, string>;
  programmes: ReadonlyMap<string, string>;
  asks: ReadonlyMap<string, { programmes: ReadonlySet<string>; year: number | null }>;
};

// The rules are read once at start.
const known = new WeakMap<FrequencyRules, Labels>();
const none: Labels = { obligations: new Map(), programmes: new Map(), asks: new Map() };

/** What people call requirements and programmes, by id, and whose the requirements are. Of several versions the last one counts. */
export function labelsIn(frequency: Pick<Frequency, 'rules'> | null): Labels {
  if (frequency === null) return none;
  const found = known.get(frequency.rules);
  if (found !== undefined) return found;
  const { programmes } = frequency.rules;
  const all = programmes.flatMap(({ id: programme, obligations }) =>
    obligations.map((obligation) => ({ programme, obligation })),
  );
  const made = {
    obligations: new Map(all.map(({ obligation: { id, label } }) => [id, label])),
    programmes: new Map(programmes.map(({ id, title }) => [id, title])),
    asks: new Map(
      [...Map.groupBy(all, ({ obligation }) => obligation.id)].map(([id, own]) => [
        id,
        { programmes: new Set(own.map(({ programme }) => programme)), year: own.at(-1)?.obligation.year ?? null },
      ]),
    ),
  };
  known.set(frequency.rules, made);
  return made;
}

/** Does this programme ask for it itself? */
export function asksFor({ asks }: Labels, programme: string, obligation: string): boolean {
  return asks.get(obligation)?.programmes.has(programme) ?? false;
}

/** Requirements that stand under each other, by id, with what tells equal labels apart: the programme, and the year of training. */
export function labelsApart(phrases: Phrases, labels: Labels, ids: readonly string[]): ReadonlyMap<string, string> {
  const { obligations, programmes, asks } = labels;
  const titleOf = (id: string) =>
    [...(asks.get(id)?.programmes ?? [])].map((programme) => programmes.get(programme) ?? programme).join(', ');
  const yearOf = (id: string) => asks.get(id)?.year ?? null;
  const named = [...Map.groupBy(ids, (id) => obligations.get(id) ?? id)];
  return new Map(
    named.flatMap(([label, same]) => {
      const [byTitle, byYear] = [new Set(same.map(titleOf)).size > 1, new Set(same.map(yearOf)).size > 1];
      return same.map((id): [string, string] => {
        const year = yearOf(id);
        const more = [
          ...(byTitle ? [titleOf(id)] : []),
          ...(byYear && year !== null ? [say(phrases, 'overview.label-year', { year })] : []),
        ];
        return [id, [label, ...more].join(' · ')];
      });
    }),
  );
}
