import { createServer, type Request, type Response, type Server } from 'restify';

/** Something that answers part of the paths: `knows` tells which at once, `handle` answers and never rejects. */
export type Mount = { knows(url: string): boolean; handle(req: Request, res: Response): Promise<unknown> };

/** A listening server; `close` stops taking requests and resolves when the open ones are answered, or are cut off after so many ms. */
export type Listening = { url: string; close(longest: number): Promise<void> };

/** Starts listening. Mounts come before any body parser, because a channel verifies the bytes as they came. `port` 0 takes a free one. */
export async function listen(mounts: readonly Mount[], host: string, port: number): Promise<Listening> {
  const server = createServer({ name: 'leergesprek', handleUncaughtExceptions: false });
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
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${address}`,
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
