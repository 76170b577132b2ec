import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../../src/env.ts';
import { run, type Started } from '../../src/run.ts';
import type { Store } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { type Program, startProgram } from './program.ts';

type Running = Extract<Started, { kind: 'running' }> & { port: number };

/** A directory of its own to run the program in; `close` ends all that was started there. */
export type Place = {
  dir: string;
  env: Env;
  /** Starts it in this process; throws the text when it does not start. */
  runHere(given?: Partial<Env>): Promise<Running>;
  /** What it tells when it does not start. */
  textOf(given: Partial<Env>): Promise<string>;
  /** Starts it in a process of its own. */
  runProgram(): Promise<Program & { port: number }>;
  openStore(): Promise<Store>;
  close(): Promise<void>;
};

/** Makes a place. */
export function openPlace(): Place {
  const dir = mkdtempSync(join(tmpdir(), 'leergesprek-run-'));
  const env: Env = {
    host: '127.0.0.1',
    port: 0,
    data: join(dir, 'data'),
    prompts: 'prompts',
    zone: 'Europe/Amsterdam',
    url: null,
    demo: true,
    teams: null,
    slack: null,
  };
  const stops: (() => Promise<unknown>)[] = [];
  return {
    dir,
    env,
    async runHere(given = {}) {
      const started = await run({ ...env, ...given });
      if (started.kind === 'failed') throw new Error(started.text);
      stops.push(started.stop);
      return { ...started, port: Number(new URL(started.url).port) };
    },
    async textOf(given) {
      const started = await run({ ...env, ...given });
      if (started.kind === 'running') await started.stop();
      return started.kind === 'failed' ? started.text : 'it runs';
    },
    async runProgram() {
      const program = await startProgram({ LEERGESPREK_DATA: env.data });
      stops.push(async () => {
        program.signal('SIGKILL');
        await program.ended;
      });
      if (program.port === null) throw new Error(program.printed());
      return { ...program, port: program.port };
    },
    openStore: () => openSqliteStore({ file: join(env.data, DATABASE_NAME) }),
    async close() {
      for (const stop of stops) await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** True when something answers at this address and port. */
export function reachable(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}
