import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import type { Current } from './contract/current.ts';
import { documentRules } from './contract/documents.ts';
import { commitRules } from './contract/events.ts';
import { goneRules } from './contract/gone.ts';
import { momentRules } from './contract/moments.ts';
import { outgoingRules } from './contract/outgoing.ts';
import { valueRules } from './contract/values.ts';
import { randomCommits } from './random-commits.ts';

/** A store on fresh data. `reopen` closes it and opens another on the same data; `cleanUp` closes the last one and removes the data. */
export type Opened = { store: Store; reopen(): Promise<Store>; cleanUp(): Promise<void> };

/** What every implementation of the store port must do. A driver's test calls this with its own way to open. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps the store contract`, () => {
    let opened: Opened;
    let store: Store;
    const at: Current = {
      get store() {
        return store;
      },
      reopen: async () => {
        store = await opened.reopen();
      },
    };
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.cleanUp());

    documentRules(at);
    commitRules(at);
    momentRules(at);
    outgoingRules(at);
    goneRules(at);
    valueRules(at);
    randomCommits(open);
  });
}
