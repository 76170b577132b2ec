import type { Request, Response, Server } from 'restify';
// restify itself also brings its body parsers, throttles and pino, none of which are used here: half of what it takes to load.
import Router from 'restify/lib/router.js';
import RestifyServer from 'restify/lib/server.js';

/** Something that answers part of the paths: `knows` tells which at once, `handle` answers and never rejects. */
export type Mount = { knows(url: string): boolean; handle(req: Request, res: Response): Promise<unknown> };

/** A listening server; `close` stops taking requests and resolves when the open ones are answered, or are cut off after so many ms. */
export type Listening = { url: string; close(longest: number): Promise<void> };

/** restify would log requests as they came, with what somebody wrote in them. */
const log = { trace: () => false, warn: () => undefined };

/** Starts listening. Mounts come before any body parser, because a channel verifies the bytes as they came. `port` 0 takes a free one. */
export async function listen(mounts: readonly Mount[], host: string, port: number): Promise<Listening> {
  const router = new Router({ log });
  const server = new RestifyServer({ name: 'leergesprek', log, router, handleUncaughtExceptions: false });
  server.first((req: Request, res: Response) => {
    const mount = mounts.find((candidate) => candidate.knows(req.url ?? ''));
    if (mount === undefined) return true;
    void mount.handle(req, res);
    return false;
  });
  server.get('/health', (_req, res, next) => {
    res.json(200, { status: 'ok' });
    next();
  });
  const address = await listening(server, host, port);
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${address}`,
    close: (longest) => closed(server, longest),
  };
}

function listening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closed(server: Server, longest: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.server.closeAllConnections(), longest);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.server.closeIdleConnections();
  });
}
