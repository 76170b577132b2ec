import { describe, expect, test } from 'vitest';
import { storeError } from '../../src/store/sqlite/fault.ts';

const file = '/data/here/leergesprek.sqlite';

describe('a data file that cannot be used is told with what to do', () => {
  const rights = 'Give the user that runs Leergesprek the right to write in /data/here';
  test.each([
    [{ code: 'EACCES' }, rights],
    [{ code: 'EROFS' }, rights],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 8 }, rights],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 14 }, rights],
    [{ code: 'ENOTDIR' }, 'Set LEERGESPREK_DATA to a directory: /data/here is a file'],
    [{ code: 'EEXIST' }, 'Set LEERGESPREK_DATA to a directory: /data/here is a file'],
    [{ code: 'ENOSPC' }, 'The disk is full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'The disk is full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 10 + 256 }, 'Check the disk'],
  ])('%j', (codes, remedy) => {
    const { code, message } = storeError(Object.assign(new Error('so it is'), codes), file);
    expect(code).toBe('failed');
    expect(message).toMatch(/^The data file \/data\/here\/leergesprek\.sqlite could not be used: so it is\. /);
    expect(message).toContain(remedy);
  });
});
