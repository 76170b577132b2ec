import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { authorizePage, decide } from './authorize.ts';
import { rawBody } from './read-call.ts';
import { answerHook } from './reply.ts';
import { parsed } from './shape.ts';
import type { World } from './world.ts';

/** The HTTP side: the Web API by `answerApi`, response urls, uploads and the install page. `during` counts what is under way. */
export function serve(
  world: World,
  answerApi: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  during: <T>(work: () => Promise<T>) => Promise<T>,
): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://slack');
    const end = (status: number, body: string, headers: Record<string, string> = {}) => {
      response.writeHead(status, headers);
      response.end(body);
    };
    const answer = async () => {
      if (url.pathname.startsWith('/api/')) return answerApi(request, response);
      const raw = await rawBody(request);
      const [, room = '', id = ''] = url.pathname.split('/');
      if (room === 'response') {
        const { status, body } = answerHook(world, id, parsed(raw.toString()));
        return end(status, JSON.stringify(body), { 'content-type': 'application/json' });
      }
      if (room === 'upload') {
        const file = world.files.get(id);
        if (file === undefined) return end(404, '');
        file.bytes = await uploaded(request, raw);
        return end(200, `OK - ${file.bytes.length}`);
      }
      if (url.pathname !== '/oauth/v2/authorize') return end(404, '');
      const form = Object.fromEntries(new URLSearchParams(raw.toString()));
      const post = request.method === 'POST';
      const page = post ? decide(world, url.searchParams, form) : authorizePage(world, url.searchParams);
      end(page.status, page.body, page.headers);
    };
    void during(answer).catch((error: unknown) => {
      if (!response.headersSent) end(500, String(error));
    });
  });
}

/** The bytes of an upload: the whole body, or the file in a form. */
async function uploaded(request: IncomingMessage, raw: Buffer): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return raw;
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((one) => typeof one !== 'string');
  return file === undefined ? raw : Buffer.from(await file.arrayBuffer());
}
