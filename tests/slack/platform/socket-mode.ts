import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Body, bodyOf, parsed, wordsOf } from './shape.ts';
import { acceptSocket, type WebSocketEnd } from './web-socket.ts';
import type { Answer, Envelope, World } from './world.ts';

/** Socket Mode: the connections of the app, and what is on its way over them. */
export type SocketMode = {
  upgrade: (request: IncomingMessage, stream: Duplex) => void;
  send: (kind: Envelope, payload: Body, retry?: { num: number; reason: string }) => Promise<Answer>;
  /** Open connections. */
  count: () => number;
  /** Asks every connection to go and come back, as Slack does every few hours. */
  refresh: (reason?: 'refresh_requested' | 'warning' | 'link_disabled') => void;
  /** Breaks every connection without a word. */
  drop: () => void;
};

/** An app has at most ten connections. */
const most = 10;

/** The Socket Mode side; `patienceMs` is how long it waits for an ack (Slack: 3000). */
export function makeSocketMode(world: World, patienceMs: () => number): SocketMode {
  const open: { end: WebSocketEnd; leaving: boolean }[] = [];
  const waiting = new Map<string, { on: object; done: (payload: unknown, failure: string | null) => void }>();
  let turn = 0;
  const say = (end: WebSocketEnd, body: Body) => end.send(JSON.stringify(body));
  return {
    count: () => open.length,
    upgrade(request, stream) {
      const url = new URL(request.url ?? '/', 'http://slack');
      if (!world.tickets.delete(url.searchParams.get('ticket') ?? '') || open.length >= most) {
        stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
        return;
      }
      const mine: { end: WebSocketEnd; leaving: boolean } = {
        leaving: false,
        end: acceptSocket(request, stream, heard, gone),
      };
      function heard(text: string) {
        const ack = bodyOf(parsed(text));
        waiting.get(wordsOf(ack.envelope_id))?.done(ack.payload, null);
      }
      function gone() {
        open.splice(open.indexOf(mine), 1);
        for (const one of waiting.values()) if (one.on === mine) one.done(null, 'connection_failed');
        world.changed();
      }
      open.push(mine);
      const debug = { host: 'applink-test', build_number: 1, approximate_connection_time: 18060 };
      say(mine.end, {
        type: 'hello',
        num_connections: open.length,
        debug_info: debug,
        connection_info: { app_id: world.app.id },
      });
      world.changed();
    },
    send(kind, payload, retry) {
      const start = performance.now();
      const able = open.filter(({ leaving }) => !leaving);
      const chosen = able[turn++ % Math.max(1, able.length)];
      const id = world.id('env');
      return new Promise((resolve) => {
        const done = (body: unknown, failure: string | null) => {
          clearTimeout(patience);
          waiting.delete(id);
          const status = failure === null ? 200 : null;
          resolve({ status, body: emptyAsNone(body), headers: {}, failure, ms: performance.now() - start });
        };
        const patience = setTimeout(() => done(null, 'timeout'), patienceMs());
        if (chosen === undefined) return done(null, 'connection_failed');
        waiting.set(id, { on: chosen, done });
        say(chosen.end, {
          ...{ envelope_id: id, type: kind, payload, accepts_response_payload: kind !== 'events_api' },
          ...(kind === 'events_api' && { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }),
        });
      });
    },
    refresh(reason = 'refresh_requested') {
      for (const one of open) {
        one.leaving = reason !== 'warning';
        say(one.end, { type: 'disconnect', reason, debug_info: { host: 'applink-test' } });
      }
    },
    drop() {
      for (const one of [...open]) one.end.destroy();
    },
  };
}

/** The SDK acknowledges with an empty payload where it has nothing to say. */
const emptyAsNone = (body: unknown) => (Object.keys(bodyOf(body)).length === 0 ? '' : body);
