import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Address } from '../dialogs/model/inbound.ts';
import type { Block, Download } from '../dialogs/model/message.ts';
import { keys } from './keys.ts';
import type { Pictures } from './pictures.ts';
import type { Mount } from './server.ts';
import type { Store } from './store/port.ts';
import { retried } from './store/retried.ts';
import { writesOnly } from './store/writes-only.ts';

/** What came with messages (a calendar file, a picture), served to whoever has the link: it is signed and cannot be guessed. */
export type Files = Mount & {
  urlOf(key: string, index: number): string | null;
  /** The same without the address: for a page of this server itself. */
  pathOf(key: string, index: number): string;
};

/** Makes what a message offers to download, for whoever has the address it went to; null when they may not have it. `now` in ms since 1970. */
export type Downloads = { now: () => number; make(to: Address, what: Download): Promise<string | Uint8Array | null> };
const noDownloads: Downloads = { now: () => 0, make: async () => null };

const path = /^\/files\/([\w-]+)\/(\d{1,3})\/([\w-]{43})(?:\?theme=(light|dark))?$/;
const secretBody = z.strictObject({ secret: z.string().min(64) });

/** `url` is the public address without a slash at its end, null when there is none: then there are no links. `gone` is said of a file that is not there. */
export async function openFiles(
  store: Store,
  url: string | null,
  gone: string,
  now: () => number,
  downloads: Downloads = noDownloads,
): Promise<Files> {
  const secret = await secretIn(store, now);
  // Loaded when the first picture is asked for, which may be never.
  let pictures: Promise<Pictures> | null = null;
  const sign = (key: string, index: number) => createHmac('sha256', secret).update(`${index}/${key}`).digest();

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    res.setHeader('cache-control', 'private, no-store');
    res.setHeader('x-content-type-options', 'nosniff');
    const [, name = '', number = '', mac = '', theme] = path.exec(req.url ?? '') ?? [];
    const key = Buffer.from(name, 'base64url').toString('utf8');
    const index = Number(number);
    const isGet = req.method === 'GET' || req.method === 'HEAD';
    const given = Buffer.from(mac, 'base64url');
    const signed = sign(key, index);
    const isOurs = isGet && given.length === signed.length && timingSafeEqual(given, signed);
    const [found] = isOurs ? await store.outgoing({ of: 'key', key, limit: 1 }) : [];
    const file = found?.message.blocks[index];
    if (file?.kind === 'picture') {
      pictures ??= import('./pictures.ts').then(({ createPictures }) => createPictures());
      const png = await (await pictures).png(file.chart, theme === 'dark' ? 'dark' : 'light');
      // What stands in a message does not change; a chat asks for its pictures each time it is opened.
      res.setHeader('cache-control', 'private, max-age=86400');
      res.setHeader('content-type', 'image/png');
      res.setHeader('content-length', png.length);
      res.writeHead(200);
      res.end(req.method === 'HEAD' ? undefined : png);
      return;
    }
    const text = found === undefined ? null : await textOf(file, found.to, req.method === 'HEAD');
    if ((file?.kind !== 'file' && file?.kind !== 'download') || text === null) {
      res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      res.end(gone);
      return;
    }
    res.setHeader('content-disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`);
    res.setHeader(
      'content-type',
      file.type.startsWith('text/html') || file.type === 'text/csv' ? `${file.type}; charset=utf-8` : file.type,
    );
    // The server's own response gives nothing back from this.
    res.writeHead(200);
    res.end(text);
  }

  function pathOf(key: string, index: number): string {
    return `/files/${Buffer.from(key).toString('base64url')}/${index}/${sign(key, index).toString('base64url')}`;
  }

  /** What is in it; null when it is not there, its hour is over, or whoever it was for may not have it any more. */
  async function textOf(file: Block | undefined, to: Address, isHead: boolean): Promise<string | Uint8Array | null> {
    if (file?.kind === 'file') return isHead ? '' : file.text;
    if (file?.kind !== 'download' || downloads.now() > file.until) return null;
    return isHead ? '' : downloads.make(to, file.what);
  }

  return {
    knows: (asked) => asked.startsWith('/files/'),
    handle: (req, res) =>
      serve(req, res).catch(() => {
        if (!res.headersSent) res.writeHead(503);
        res.end();
      }),
    urlOf(key, index) {
      return url === null ? null : `${url}${pathOf(key, index)}`;
    },
    pathOf,
  };
}

/** Made once for an installation, so that a link still works after a restart. */
async function secretIn(store: Store, now: () => number): Promise<string> {
  return retried('the secret of files', 2, async () => {
    const key = keys.fileSecret();
    const [stored] = await store.read([key]);
    if (stored !== undefined && stored.rev > 0) return secretBody.parse(stored.body).secret;
    const secret = randomBytes(32).toString('hex');
    const event = `file-secret:${randomUUID()}`;
    const committed = await store.commit(writesOnly(event, now(), [{ key, rev: 0, body: { secret } }]));
    return committed === 'done' ? secret : 'conflict';
  });
}
