import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { Channel } from '../../adapters/channel.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { createDelivery } from '../../src/deliver.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createWake } from '../../src/wake.ts';

// Run by tick-kill-child.ts as a process of its own: ticks each minute from one moment up to another, as fast as it can.
// It has no web server and reads its content as its parent loaded it, so that it starts quickly.
const [worldFile = '', file = '', sentFile = '', from = '', until = ''] = process.argv.slice(2);
const minute = 60_000;

const { content, frequency }: { content: Content; frequency: Frequency } = deserialize(readFileSync(worldFile));
const store = await openSqliteStore({ file });
const sent = openSync(sentFile, 'a');
let now = Number(from);
let ids = 0;
const clock = { now: () => now, real: () => now };
const log = (event: string, details: object = {}) => print(`fault ${event} ${JSON.stringify(details)}`);

/** A platform that shows a message for good before it says so; what it got twice it would show twice. */
const channel: Channel = {
  name: 'web',
  repeatable: false,
  resumes: false,
  start: async () => undefined,
  stop: async () => undefined,
  async send({ key }) {
    writeSync(sent, `${key}\n`);
    fsyncSync(sent);
    print('sent');
    return { kind: 'sent', ref: null };
  },
};

const delivery = createDelivery({
  store,
  channels: [channel],
  log,
  wait: () => new Promise(() => undefined),
  lost: async () => undefined,
});
const newId = () => `${process.pid}-${++ids}`;
const wake = createWake({ store, content, clock, newId, deliver: delivery.wake, frequency: () => frequency, log });

await delivery.recover();
await delivery.idle();
for (; now <= Number(until); now += minute) {
  const [due] = await store.due(now, 1);
  if (due === undefined) continue;
  print(`at ${now}`);
  await wake();
  await delivery.idle();
}
await store.close();
closeSync(sent);
print('end');

/** Written synchronously, so that what was printed was done. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}
