import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../dialogs/model/documents.ts';

/** A document that was renamed in version 2 and got a list in version 3. */
const kind = {
  schema: z.strictObject({ schema: z.literal(3), name: z.string(), tags: z.array(z.string()) }),
  migrations: [
    ({ naam, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, name: naam }),
    (body: Readonly<Record<string, unknown>>) => ({ ...body, tags: [] }),
  ],
};

describe('a stored document of another version', () => {
  it.each([
    ['the oldest', { schema: 1, naam: 'a' }, { schema: 3, name: 'a', tags: [] }],
    ['the one before', { schema: 2, name: 'b' }, { schema: 3, name: 'b', tags: [] }],
    ['today’s', { schema: 3, name: 'c', tags: ['x'] }, { schema: 3, name: 'c', tags: ['x'] }],
    ['one from before there were versions', { naam: 'd' }, { schema: 3, name: 'd', tags: [] }],
  ])('%s becomes today’s', (_, stored, today) => {
    expect(readDocument(kind, stored)).toEqual(today);
  });

  it.each([
    ['a newer program’s', { schema: 4, name: 'e', tags: [] }],
    ['one of another shape', { schema: 3, name: 5, tags: [] }],
    ['no object', 'text'],
    ['nothing', null],
    ['a list', []],
  ])('%s is refused', (_, stored) => {
    expect(() => readDocument(kind, stored)).toThrow();
  });
});
