import { storeContract } from './contract.ts';
import { freshSqlite } from './fresh-sqlite.ts';
import { randomCommits } from './random-commits.ts';

const open = async () => (await freshSqlite()).opened;

storeContract('node:sqlite', open);
randomCommits(open, 6);
