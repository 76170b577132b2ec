/** A JSON object of unknown content, as it goes over the wire. */
export type Body = { [key: string]: unknown };

/** True for a JSON object (no list, no null). */
export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or an empty one where something else stands. */
export const bodyOf = (value: unknown): Body => (isBody(value) ? value : {});

/** The objects of a list; empty where no list stands. */
export const bodiesOf = (value: unknown): Body[] => (Array.isArray(value) ? value.filter(isBody) : []);

/** The text (or number as text), or '' where something else stands. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The parsed JSON, or undefined for what is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
