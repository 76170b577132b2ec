import { type Body, isBody } from './shape.ts';

/** Takes what is wrong and where (a JSON pointer). */
type Found = (what: string, at: string) => void;

/** Looks at one value and reports what Slack would refuse, in Slack's own words. */
export type Check = (value: unknown, at: string, found: Found) => void;

/** Takes anything. */
export const anything: Check = () => {};

/** True or false. */
export const flag: Check = (value, at, found) => {
  if (typeof value !== 'boolean') found('must be a boolean', at);
};

/** A string of `min` to `max` UTF-16 units: at least as strict as counting characters. */
export function string(max: number, min = 0): Check {
  return (value, at, found) => {
    if (typeof value !== 'string') return found('must be a string', at);
    if (value.length > max) found(`must be less than ${max + 1} characters`, at);
    if (value.length < min) found(`must be more than ${min - 1} characters`, at);
  };
}

/** A string of one pattern. */
export function pattern(form: RegExp, name: string): Check {
  return (value, at, found) => {
    if (typeof value !== 'string' || !form.test(value)) found(`must be a valid ${name}`, at);
  };
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Check {
  return (value, at, found) => {
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max)
      found(`must be an integer from ${min} to ${max}`, at);
  };
}

/** One of these words. */
export function oneOf(...words: string[]): Check {
  return (value, at, found) => {
    if (!words.includes(String(value))) found(`must be one of: ${words.join(', ')}`, at);
  };
}

/** A list of `min` to `max` items. */
export function list(item: Check, max: number, min = 0): Check {
  return (value, at, found) => {
    if (!Array.isArray(value)) return found('must be an array', at);
    if (value.length > max) found(`no more than ${max} items allowed`, at);
    if (value.length < min) found(`no fewer than ${min} items allowed`, at);
    for (const [index, one] of value.entries()) item(one, `${at}/${index}`, found);
  };
}

/** An object with exactly these fields; `type` is looked at elsewhere. */
export function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, at, found) => {
    if (!isBody(value)) return found('must be an object', at);
    for (const name of Object.keys(required))
      if (value[name] === undefined || value[name] === null) found(`missing required field: ${name}`, at);
    for (const [name, content] of Object.entries(value)) {
      const check = required[name] ?? optional[name];
      if (check !== undefined && content !== null && content !== undefined) check(content, `${at}/${name}`, found);
      else if (check === undefined && name !== 'type') found(`invalid additional property: ${name}`, at);
    }
  };
}

/** An object whose `type` names the check; any other type is refused. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (value, at, found) => {
    if (!isBody(value)) return found('must be an object', at);
    if (typeof value.type !== 'string') return found('missing required field: type', at);
    const check = Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
    if (check === undefined) return found(`unsupported type: ${value.type}`, `${at}/type`);
    check(value, at, found);
  };
}

/** All of these. */
export function all(...checks: Check[]): Check {
  return (value, at, found) => {
    for (const check of checks) check(value, at, found);
  };
}

/** Something about a whole object; the second argument reports below it. */
export function rule(look: (value: Body, wrong: (what: string, below?: string) => void) => void): Check {
  return (value, at, found) => {
    if (isBody(value)) look(value, (what, below = '') => found(what, `${at}${below}`));
  };
}
