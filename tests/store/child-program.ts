import { writeSync } from 'node:fs';
import { StoreError } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { commitOf, entry, outgoing, write } from './sample.ts';

// Run by child.ts as a process of its own. Lines are written synchronously: what was printed was acknowledged.
const [task, file = '', prefix = ''] = process.argv.slice(2);

try {
  const store = await openSqliteStore({ file });
  if (task === 'holds') {
    writeSync(1, 'open\n');
    setInterval(() => undefined, 60_000);
  } else {
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        for (let n = 0; ; n++) {
          const id = `${prefix}.${worker}.${n}`;
          const effects = {
            writes: [write(`demo/session/${id}`, 0, id)],
            entries: [entry(id)],
            outgoing: [outgoing(id)],
          };
          if ((await store.commit(commitOf(id, effects))) !== 'done') throw new Error(`not done: ${id}`);
          writeSync(1, `${id}\n`);
        }
      }),
    );
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  writeSync(1, `${error.code}\n`);
}
