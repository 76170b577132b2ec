import { join } from 'node:path';
import { withoutOpenAnswers } from '../open-answers.ts';
import { setting } from '../setting.ts';
import { backUp } from '../store/sqlite/backup.ts';
import { DATABASE_NAME } from '../store/sqlite/open.ts';

// `npm run backup -- FILE`: copies the data file while the program runs, without what people answered in polls that are open. Exit code 0 when the copy is good, else 1.
const [target, ...rest] = process.argv.slice(2);
const source = join(setting(process.env.LEERGESPREK_DATA) ?? 'data', DATABASE_NAME);

if (target === undefined || target.startsWith('-') || rest.length > 0) {
  fail('Name one file to write the backup to: npm run backup -- FILE');
} else {
  try {
    backUp(source, target, { kind: 'poll', body: withoutOpenAnswers });
    console.log(`Backed up ${source} to ${target}; the copy has been checked.`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
