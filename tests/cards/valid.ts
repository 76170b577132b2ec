import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** The published schema of Adaptive Cards 1.5; it is written for JSON Schema draft 6. */
const schema = JSON.parse(readFileSync(new URL('../schemas/adaptive-card-1.5.schema.json', import.meta.url), 'utf8'));
delete schema.$schema;
delete schema.id;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** What the schema has against a card; empty when nothing. */
export function faults(card: unknown): string[] {
  if (validate(JSON.parse(JSON.stringify(card)))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
