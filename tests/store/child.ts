import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./child-program.ts', import.meta.url));

/** Another process with the store open. */
export type Child = {
  /** The first line it prints. */
  firstLine(): Promise<string>;
  /** Kills it (SIGKILL) as soon as it has printed `lines` lines; gives all lines it printed before it was gone. */
  killAfter(lines: number): Promise<string[]>;
};

/** Starts child-program.ts: `commits` without end, or `holds` the store. */
export function startChild(task: 'commits' | 'holds', file: string, prefix = ''): Child {
  const child = spawn(process.execPath, [PROGRAM, task, file, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const closed = once(child, 'close');
  const output = createInterface({ input: child.stdout });
  const drained = once(output, 'close');
  output.on('line', (line) => printed.push(line));

  const untilPrinted = async (lines: number) => {
    while (printed.length < lines) {
      const ended = await Promise.race([once(output, 'line').then(() => false), drained.then(() => true)]);
      if (ended && printed.length < lines) throw new Error(`the child ended after ${printed.length} lines`);
    }
  };
  return {
    firstLine: async () => {
      await untilPrinted(1);
      return printed[0] ?? '';
    },
    killAfter: async (lines) => {
      await untilPrinted(lines);
      child.kill('SIGKILL');
      await Promise.all([closed, drained]);
      return printed;
    },
  };
}
