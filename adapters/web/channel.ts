import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel, Receive, Reply } from '../channel.ts';
import { answerAsset, answerJson, answerProblem } from './answer.ts';
import { type Asset, loadAssets } from './assets.ts';
import { readJson } from './body.ts';
import type { WebDeps } from './deps.ts';
import { guard, guardHeaders } from './guard.ts';
import { WEB_LIMITS } from './limits.ts';
import { Problem } from './problem.ts';
import { readInbound, readMarks, readMove } from './read.ts';
import { renderMessage, renderShown } from './render.ts';
import { openStream, type Stream } from './stream.ts';

export type { DemoPerson, Shown, WebDeps } from './deps.ts';

type Route = (req: IncomingMessage, res: ServerResponse, query: URLSearchParams) => Promise<void>;

/**
 * The demonstration page as a channel. `handle` answers everything it knows (the page, its files, /web/...) and
 * resolves to false for other paths (`knows` tells which); it never rejects, whatever the body. Mount it before any body parser.
 */
export function webChannel(
  deps: WebDeps,
): Channel & { knows(url: string): boolean; handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> } {
  const { texts } = deps;
  const streams = new Set<Stream>();
  const busy = new Set<Promise<unknown>>();
  let receive: Receive | null = null;
  let assets: ReadonlyMap<string, Asset> = new Map();

  const routes: Readonly<Record<string, Route>> = {
    'GET /web/texts': async (_, res) => answerJson(res, 200, texts),
    'GET /web/people': async (_, res) => answerJson(res, 200, await deps.people()),
    'GET /web/clock': async (_, res) => answerJson(res, 200, await deps.clock.read()),
    'POST /web/clock': async (req, res) => {
      await deps.clock.move(readMove(await readJson(req)));
      answerJson(res, 200, await deps.clock.read());
    },
    'POST /web/inbound': async (req, res) => {
      const inbound = readInbound(await readJson(req));
      await known([inbound.from.id]);
      if (!receive) throw new Problem('stopping');
      answerJson(res, 200, replyOf(await receive(inbound)));
    },
    'GET /web/messages': async (req, res, query) => {
      const marks = readMarks(query, header(req, 'last-event-id'));
      await known(marks.map(({ person }) => person));
      if (!receive) throw new Problem('stopping');
      if (streams.size >= WEB_LIMITS.streams) throw new Problem('busy');
      const stream = openStream(res, marks, {
        history: deps.history,
        line: (person, shown) => JSON.stringify(renderShown(person, shown, deps.words, deps.fileUrl)),
        closed: (stream) => streams.delete(stream),
      });
      streams.add(stream);
    },
  };

  async function known(people: readonly string[]) {
    const ids = (await deps.people()).map(({ id }) => id);
    if (!people.every((person) => ids.includes(person))) throw new Problem('unknownPerson');
  }

  function replyOf(reply: Reply) {
    return reply.kind === 'done'
      ? { reply: 'done' }
      : { reply: 'again', cards: renderMessage(reply.message, deps.words) };
  }

  async function serve(req: IncomingMessage, res: ServerResponse, path: string, query: URLSearchParams) {
    try {
      guardHeaders(res);
      guard(req, deps.hosts);
      const asset = assets.get(path);
      const route = routes[`${req.method} ${path}`];
      if (asset && (req.method === 'GET' || req.method === 'HEAD')) {
        answerAsset(res, asset, req.headers['if-none-match'], req.method === 'HEAD');
      } else if (!receive) throw new Problem('stopping');
      else if (route) await route(req, res, query);
      else throw new Problem('method');
    } catch (cause) {
      answerProblem(res, cause, texts);
    }
  }

  const paths = new Set(Object.keys(routes).map((route) => route.split(' ')[1]));

  function knows(url: string): boolean {
    const path = url.split('?', 1)[0] ?? '';
    return assets.has(path) || paths.has(path);
  }

  return {
    name: 'web',
    repeatable: true,
    resumes: false,
    async start(way) {
      assets = await loadAssets(texts);
      receive = way;
    },
    async send({ to }) {
      for (const stream of streams) stream.wake(to.id);
      return { kind: 'sent', ref: null };
    },
    async stop() {
      receive = null;
      for (const stream of streams) stream.end();
      await Promise.all(busy);
    },
    knows,
    async handle(req, res) {
      const [path = '', search = ''] = (req.url ?? '').split('?', 2);
      if (!knows(path)) return false;
      const work = serve(req, res, path, new URLSearchParams(search));
      busy.add(work);
      await work;
      busy.delete(work);
      return true;
    },
  };
}

function header(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return typeof value === 'string' ? value : undefined;
}
