import type { Activities, Programme } from './programme.ts';

/**
 * A programme as it counts: a requirement that counts an activity also counts the forms of a conversation that are that activity.
 * Such a form is one line of the ledger, so it counts once for each requirement and never twice for one.
 */
export function withForms(programme: Programme, activities: Activities): Programme {
  const forms = Object.entries(activities).flatMap(([id, { as }]) => (as === undefined ? [] : [{ id, as }]));
  const obligations = programme.obligations.map((obligation) => {
    const { counts } = obligation;
    const more = forms.filter(({ id, as }) => !counts.includes(id) && as.some((one) => counts.includes(one)));
    return more.length === 0 ? obligation : { ...obligation, counts: [...counts, ...more.map(({ id }) => id)] };
  });
  return { ...programme, obligations };
}
