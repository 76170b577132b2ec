import type { Commit, Key, Store } from '../../src/store/port.ts';

/** A store of which is written down what a turn reads, lists and writes that is of another institute than it may touch. */
export type Spied = {
  store: Store;
  trespasses: string[];
  /** Does `what` while only these institutes, and the installation itself, may be touched. */
  within<T>(institutes: readonly (string | null)[], name: string, what: () => Promise<T>): Promise<T>;
  /** Does `what` while only the moments of this institute are seen to have come. */
  momentsOf<T>(institute: string, name: string, what: () => Promise<T>): Promise<T>;
  anywhere<T>(what: () => Promise<T>): Promise<T>;
};

/** Watches a store. `done` is told of each commit that was carried out, with the documents as they still were. */
export function spied(store: Store, done: (commit: Commit) => void): Spied {
  const trespasses: string[] = [];
  let may: ReadonlySet<string> | null = null;
  let doing = '';
  let only: string | null = null;
  const touch = (what: string, institute: string) => {
    if (may !== null && !may.has(institute)) trespasses.push(`${doing}: ${what}`);
  };
  const key = (what: string, named: Key) => touch(`${what} ${named}`, named.split('/')[0] ?? '');
  const within: Spied['within'] = async (institutes, name, what) => {
    may = new Set(['_', ...institutes.filter((one) => one !== null)]);
    doing = name;
    try {
      return await what();
    } finally {
      may = null;
    }
  };
  return {
    trespasses,
    store: {
      ...store,
      read(keys) {
        for (const one of keys) key('reads', one);
        return store.read(keys);
      },
      list(institute, kind, after, limit) {
        touch(`lists ${institute}/${kind}`, institute);
        return store.list(institute, kind, after, limit);
      },
      entries(institute, since, placement) {
        touch(`reads the ledger of ${institute}`, institute);
        return store.entries(institute, since, placement);
      },
      async due(now, limit) {
        const all = await store.due(now, only === null ? limit : Number.MAX_SAFE_INTEGER);
        return only === null ? all : all.filter(({ institute }) => institute === only).slice(0, limit);
      },
      async commit(commit) {
        for (const write of commit.writes) key('writes', write.key);
        for (const entry of commit.entries) touch(`counts ${entry.key}`, entry.institute);
        for (const due of commit.dues) {
          touch(`sets ${due.key}`, due.institute);
          touch(`sets under ${due.key}`, due.key.split('/')[0] ?? '');
        }
        for (const out of commit.outgoing) touch(`says ${out.key}`, out.key.split('/')[0] ?? '');
        if (commit.gone?.entries !== undefined) touch('takes from the ledger', commit.gone.entries.institute);
        const committed = await store.commit(commit);
        if (committed === 'done') done(commit);
        return committed;
      },
    },
    within,
    async momentsOf(institute, name, what) {
      only = institute;
      try {
        return await within([institute], name, what);
      } finally {
        only = null;
      }
    },
    anywhere: (what) => what(),
  };
}
