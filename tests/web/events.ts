import { request } from 'node:http';
import type { Event } from '../../adapters/web/render.ts';
import type { Demo } from './demo.ts';

/** A stream of events as a browser reads it. Rejects when the server does not open one. */
export function openEvents(demo: Demo, path: string, headers: Record<string, string> = {}) {
  type Seen = { id: string | null; data: Event };
  const seen: Seen[] = [];
  let more: () => void = () => {};
  return new Promise<{ seen: Seen[]; until(count: number): Promise<void>; ended: Promise<void>; close(): void }>(
    (resolve, reject) => {
      const req = request({ port: demo.port, host: '127.0.0.1', path, headers, agent: false }, (res) => {
        if (res.statusCode !== 200) {
          res.resume();
          reject(new Error(`status ${res.statusCode}`));
          return;
        }
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => {
          text += chunk;
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const [, id = null] = /^id: (.*)$/m.exec(text.slice(0, end)) ?? [];
            const [, data] = /^data: (.*)$/m.exec(text.slice(0, end)) ?? [];
            if (data !== undefined) seen.push({ id, data: JSON.parse(data) });
            text = text.slice(end + 2);
          }
          more();
        });
        resolve({
          seen,
          async until(count) {
            while (seen.length < count) {
              await new Promise<void>((go) => {
                more = go;
              });
            }
          },
          ended: new Promise((done) => res.on('close', done)),
          close: () => req.destroy(),
        });
      });
      req.on('error', reject);
      req.end();
    },
  );
}
