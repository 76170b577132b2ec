import type { Values } from '../model/session.ts';

/** What stands in a field, `before` until somebody filled it in, and what is wrong with that; nothing for what is empty. */
export function inField(id: string, values: Values, errors: Values, before = ''): { value?: string; error?: string } {
  const value = values[id] ?? before;
  const error = errors[id];
  return { ...(value !== '' && { value }), ...(error !== undefined && { error }) };
}
