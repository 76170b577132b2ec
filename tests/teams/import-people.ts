import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAdmin } from '../../src/admin/run.ts';
import type { Person } from './connector/person.ts';
import type { Pairs } from './whole-program.ts';

const day = 86_400_000;

/** Puts pairs in the program's data as an operator does, from a CSV file, by the address they sign in with. The program must be stopped. */
export async function importPairs(data: string, pairs: Pairs): Promise<void> {
  const now = Date.now();
  const [start, end] = [now, now + 200 * day].map((at) => new Date(at).toISOString().slice(0, 10));
  const called = ({ name, userPrincipalName }: Person) => [name, `teams:${userPrincipalName}`];
  const lines = pairs.map(({ trainee, trainer, coordinator }, at) =>
    ['noord', `p${at}`, ...called(trainee), ...called(trainer), 'leergesprekken-amsterdam', start, end]
      .concat(called(coordinator))
      .join(','),
  );
  const header =
    "instituut,koppeling,aios,aios adres,opleider,opleider adres,programma's,start,einde,coördinator,coördinator adres";
  const file = join(data, 'people.csv');
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
  const env = { data, prompts: 'prompts', zone: 'Europe/Amsterdam' };
  const { ok, text } = await runAdmin(['import', file, '--apply'], env, now);
  if (!ok) throw new Error(text);
}
