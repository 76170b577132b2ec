import { z } from 'zod';
import type { Path } from '../../dialogs/content/check-keys.ts';

/** The keys that a schema allows at a path of some data; of a discriminated union only those of the kind that stands there. */
export function allowedKeys(schema: unknown, data: unknown, path: Path): string[] {
  const [key, ...rest] = path;
  const shapes = shapesOf(schema, data);
  if (key === undefined)
    return [...new Set(shapes.flatMap((shape) => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : [])))];
  const inner = valueAt(data, [key]);
  return [
    ...new Set(shapes.flatMap((shape) => childrenOf(shape, key)).flatMap((child) => allowedKeys(child, inner, rest))),
  ];
}

/** What stands at a path of plain data, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
}

function childrenOf(shape: unknown, key: string | number): unknown[] {
  if (shape instanceof z.ZodObject) return Object.hasOwn(shape.shape, key) ? [shape.shape[key]] : [];
  if (shape instanceof z.ZodArray) return [shape.element];
  return shape instanceof z.ZodRecord ? [shape.valueType] : [];
}

/** The schema without what is wrapped around it; of a union those that may be meant. */
function shapesOf(schema: unknown, data: unknown): unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return shapesOf(schema.unwrap(), data);
  if (!(schema instanceof z.ZodUnion)) return [schema];
  const shapes = schema.options.flatMap((option) => shapesOf(option, data));
  const kind = valueAt(data, ['kind']);
  const meant = shapes.filter((shape) => shape instanceof z.ZodObject && isKind(shape.shape.kind, kind));
  return meant.length > 0 ? meant : shapes;
}

function isKind(schema: unknown, kind: unknown): boolean {
  return schema instanceof z.ZodLiteral && schema.safeParse(kind).success;
}
