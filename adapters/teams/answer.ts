import type { ServerResponse } from 'node:http';
import type { InvokeBody } from './invoke-answer.ts';

/** Answers with a status and nothing else: who is not let in learns no more than that. */
export function answerStatus(res: ServerResponse, status: number): void {
  if (res.headersSent || res.destroyed) return;
  if (status === 405) res.setHeader('allow', 'POST');
  // The rest of a refused body may still be on its way; the connection is not used again.
  if (status === 413) res.setHeader('connection', 'close');
  // Two statements: restify's writeHead returns nothing.
  res.writeHead(status, { 'content-length': 0 });
  res.end();
}

/** Answers an invoke. */
export function answerInvoke(res: ServerResponse, value: InvokeBody): void {
  if (value === null) answerStatus(res, 200);
  if (value === null || res.headersSent || res.destroyed) return;
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  res.end(body);
}
