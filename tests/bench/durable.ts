import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Contender } from './contender.ts';
import type { Manner } from './conversation.ts';
import { addPeople, concurrent, durableTurns } from './durable-turns.ts';
import { withFile } from './fresh-file.ts';
import { turnsPerConversation } from './script.ts';

/** Our turns with the store under them: read, decide, commit to disk. */
export function durable(manner: Manner): Contender {
  return {
    transcript: () => null,
    round: (batches) =>
      withFile(async (file) => {
        const store = await openSqliteStore({ file });
        await addPeople(store, batches);
        const start = performance.now();
        await durableTurns(store, manner, batches);
        const ms = performance.now() - start;
        await store.close();
        return { turns: batches * concurrent * turnsPerConversation, ms };
      }),
  };
}
