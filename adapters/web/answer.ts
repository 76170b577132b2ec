import type { ServerResponse } from 'node:http';
import type { Asset } from './assets.ts';
import { Problem } from './problem.ts';
import type { PageTexts } from './texts.ts';

/** Answers with JSON that no cache keeps. */
export function answerJson(res: ServerResponse, status: number, value: unknown): void {
  if (res.headersSent || res.destroyed) return;
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  res.end(body);
}

/** Answers with a file of the page, or with 304 when the browser still has this one. */
export function answerAsset(res: ServerResponse, asset: Asset, known: string | undefined, head: boolean): void {
  const headers = { etag: asset.tag, 'cache-control': 'no-cache' };
  if (known === asset.tag) {
    // Two statements: restify's writeHead returns nothing.
    res.writeHead(304, headers);
    res.end();
    return;
  }
  res.writeHead(200, { ...headers, 'content-type': asset.type, 'content-length': asset.body.length });
  res.end(head ? undefined : asset.body);
}

/** Answers that a request is not served, and why, in words a visitor can read. */
export function answerProblem(res: ServerResponse, cause: unknown, texts: PageTexts): void {
  // An answer that broke off half-way must not leave the browser waiting.
  if (res.headersSent) {
    res.end();
    return;
  }
  const { code, status } = cause instanceof Problem ? cause : new Problem('failed');
  // The rest of a refused body may still be on its way; the connection is not used again.
  if (status === 413) res.setHeader('connection', 'close');
  answerJson(res, status, { code, error: texts.problems[code] });
}
