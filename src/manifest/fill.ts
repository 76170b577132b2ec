import type { z } from 'zod';

/** A value as JSON holds it. */
export type Json = z.core.util.JSONType;

/** What goes into the places of a template, by name; null where there is nothing to fill in. */
export type Values = Readonly<Record<string, string | boolean | null>>;

const place = /\{\{(\w+)\}\}/g;

/**
 * Fills the places (`{{NAME}}`) of a template. What needs a value that is null is left out, and a list that becomes
 * empty by that as well. Values go in as data, so that a name with a quote in it cannot break the JSON.
 * Throws on a place that no value was given for: that is a fault in the template.
 */
export function fill(template: Json, values: Values): Json {
  const filled = filledOf(template, values);
  if (filled === undefined) throw new Error('The whole template depends on a value that is not there.');
  return filled;
}

/** The names of all places in a template. */
export function placesOf(template: Json): Set<string> {
  return new Set([...JSON.stringify(template).matchAll(place)].map(([, name = '']) => name));
}

function filledOf(template: Json, values: Values): Json | undefined {
  if (typeof template === 'string') return textOf(template, values);
  if (template === null || typeof template !== 'object') return template;
  if (Array.isArray(template)) {
    const kept = template.map((one) => filledOf(one, values)).filter((one) => one !== undefined);
    return kept.length === 0 && template.length > 0 ? undefined : kept;
  }
  const filled: Record<string, Json> = {};
  for (const [key, one] of Object.entries(template)) {
    const value = filledOf(one, values);
    if (value !== undefined) filled[key] = value;
  }
  return filled;
}

function textOf(text: string, values: Values): Json | undefined {
  const names = [...text.matchAll(place)].map(([, name = '']) => name);
  const found = names.map((name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template has a place {{${name}}} that nothing is known for.`);
    return value;
  });
  if (found.includes(null)) return undefined;
  const [only] = found;
  if (typeof only === 'boolean' && text === `{{${names[0]}}}`) return only;
  return text.replace(place, (_whole, name: string) => String(values[name]));
}
