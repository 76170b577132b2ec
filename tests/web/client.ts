import { request } from 'node:http';
import type { Demo } from './demo.ts';

/** What somebody may well say. */
export const good = {
  person: 'aios-oost',
  id: '0b8f2f0e-0000-4000-8000-000000000001',
  input: { kind: 'text', text: '/leergesprek proces' },
};

/** A request as any program could send it; `headers` may be wrong on purpose. */
export function send(
  demo: Demo,
  method: string,
  path: string,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
) {
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const req = request(
      {
        port: demo.port,
        host: '127.0.0.1',
        method,
        path,
        headers: { 'content-type': 'application/json', ...headers },
        agent: false,
      },
      (res) => {
        let text = '';
        res.setEncoding('utf8');
        res.on('data', (chunk) => {
          text += chunk;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body: text, headers: res.headers }));
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}

/** A POST of JSON to the way in. */
export const post = (demo: Demo, value: unknown, headers: Record<string, string> = {}) =>
  send(demo, 'POST', '/web/inbound', JSON.stringify(value), headers);
