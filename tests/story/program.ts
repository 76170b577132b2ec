import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The real program as a child process that can be killed and started again on the same data and port. */
export type Program = { url: string; kill(): Promise<void>; start(): Promise<void>; stop(): Promise<number | null> };

/** Starts the program on a data directory; `port` 0 takes a free one, which later starts keep. */
export async function startProgram(data: string): Promise<Program> {
  let child: ChildProcess | null = null;
  let port = '0';
  const program: Program = {
    url: '',
    async start() {
      const started = spawn(process.execPath, ['src/main.ts'], {
        env: { PATH: process.env.PATH, LEERGESPREK_DATA: data, PORT: port },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      let said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk;
      });
      program.url = await new Promise<string>((resolve, reject) => {
        started.stdout.on('data', (chunk: Buffer) => {
          said += chunk;
          const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
          if (url !== undefined) resolve(url);
        });
        started.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
      });
      port = new URL(program.url).port;
    },
    async kill() {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (child === null || child.exitCode !== null) return child?.exitCode ?? null;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
  await program.start();
  return program;
}
