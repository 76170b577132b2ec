import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The program as an operator starts it, in a process of its own. `port` is null when it did not start. */
export type Program = {
  port: number | null;
  /** Everything it printed so far, on both outputs. */
  printed(): string;
  signal(name: NodeJS.Signals): void;
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

/** Starts the program and waits until it tells that it runs, or ends. */
export async function startProgram(env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const running = Promise.withResolvers<number>();
  const listen = (piece: string) => {
    text += piece;
    const port = /runs at http:\/\/localhost:(\d+)/.exec(text)?.[1];
    if (port !== undefined) running.resolve(Number(port));
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', listen);
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  return {
    port: await Promise.race([running.promise, ended.then(() => null)]),
    printed: () => text,
    signal: (name) => void child.kill(name),
    ended,
  };
}

type Answer = { status: number; body: string };

/** A request to a program on this machine; rejects when there is no answer. */
export function ask(
  port: number,
  method: string,
  path: string,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (res) => {
        let text = '';
        res.setEncoding('utf8').on('data', (piece) => {
          text += piece;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body: text }));
        res.on('error', reject);
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

/** Somebody types something. */
export function type(port: number, person: string, text: string, id: string): Promise<Answer> {
  return ask(port, 'POST', '/web/inbound', JSON.stringify({ person, id, input: { kind: 'text', text } }));
}
