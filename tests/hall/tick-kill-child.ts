import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./tick-child.ts', import.meta.url));

/** The files a child works with: content and rules as its parent loaded them, the store, and what the platform got. */
export type Files = { world: string; store: string; sent: string; cache: string };

/** When to kill: so many ms after the start of the process, after the start of its nth tick with something due, or after its nth message. */
export type Kill = { after: 'start' | 'tick' | 'message'; nth: number; ms: number };

/** How one life went: the tick it was at (ms), in how many something was due, whether it came to the end, and what went wrong by its own account. */
type Life = { at: number; ticks: number; end: boolean; killed: boolean; faults: string[] };

/** Lets a child tick from `from` up to `until` (ms), and kills it with -9 on the way, or lets it be when `kill` is null. */
export async function live(files: Files, from: number, until: number, kill: Kill | null): Promise<Life> {
  const child = spawn(process.execPath, [program, files.world, files.store, files.sent, String(from), String(until)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: files.cache },
  });
  const closed = once(child, 'close');
  const life: Life = { at: from, ticks: 0, end: false, killed: false, faults: [] };
  const strike = async () => {
    await sleep(kill?.ms ?? 0);
    child.kill('SIGKILL');
  };
  let left = kill?.nth;
  const passed = (what: Kill['after']) => {
    if (what !== kill?.after || left === undefined) return;
    left -= 1;
    if (left === 0) void strike();
  };
  passed('start');
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('at ')) {
      life.at = Number(line.slice(3));
      life.ticks += 1;
      passed('tick');
    } else if (line === 'sent') passed('message');
    else if (line === 'end') life.end = true;
    else if (line.startsWith('fault ')) life.faults.push(line);
  });
  const [code, signal] = await closed;
  if (!life.end && signal !== 'SIGKILL') throw new Error(`the child ended with ${code ?? signal} at ${life.at}`);
  return { ...life, killed: signal === 'SIGKILL' };
}
