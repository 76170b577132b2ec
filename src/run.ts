import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Channel, ChannelDeps, Receive } from '../adapters/channel.ts';
import { type Clouds, openChannels } from './channels/open.ts';
import { realClock } from './clock.ts';
import type { Env } from './env.ts';
import { type Files, openFiles } from './files.ts';
import { keptIn } from './kept.ts';
import { codeOf, jsonLog } from './log.ts';
import type { OpenHall } from './open-hall.ts';
import { pause } from './pause.ts';
import { readPrompts } from './read-prompts.ts';
import { listen } from './server.ts';
import { StoreError } from './store/port.ts';
import { DATABASE_NAME, openSqliteStore } from './store/sqlite/open.ts';

export type Started =
  | { kind: 'running'; text: string; url: string; stop(): Promise<void> }
  | { kind: 'failed'; text: string };

/** Longest a stop waits for open requests, and after that for what is being sent, in ms; what was acknowledged is durable anyway. */
const longestStop = 6_000;
const longestSend = 2_000;

/** Starts everything, or tells in one text all that keeps it from starting and what to do. `clouds`: where the platforms are, in tests. */
export async function run(env: Env, clouds: Clouds = {}): Promise<Started> {
  const read = await readPrompts(env.prompts);
  if (read.kind === 'failed') return read;
  const { content, rules, retention, people, page, words } = read.prompts;
  const store = await openSqliteStore({ file: join(env.data, DATABASE_NAME) }).catch((fault: unknown) => {
    if (fault instanceof StoreError) return fault;
    throw fault;
  });
  if (store instanceof StoreError) return { kind: 'failed', text: store.message };
  const log = jsonLog((line) => process.stderr.write(line), realClock.real);

  let told = 0;
  const hosts: string[] = [];
  const demo = env.demo
    ? await (await import('./demo/open.ts')).openDemo(
        {
          store,
          env,
          people,
          texts: page,
          words: words.cards,
          hosts,
          fileUrl: (key, index) => files.pathOf(key, index),
        },
        async (at) => (await hall()).wake(at),
        () => told,
      )
    : null;
  const clock = demo?.clock ?? realClock;
  const files: Files = await openFiles(store, env.url, words.cards.fileGone, realClock.real, {
    now: clock.now,
    make: async (to, what) => (await hall()).make(to, what),
  });
  const depsOf = (channel: Channel['name']): ChannelDeps => ({
    kept: keptIn(store, channel, randomUUID, realClock.real),
    now: realClock.real,
    random: Math.random,
    log: (what, ids = {}) => log(what, { channel, ...ids }),
    fileUrl: files.urlOf,
  });
  const channels = [...(demo === null ? [] : [demo.web]), ...(await openChannels(env, words, depsOf, clouds))];
  // Most of the program, which listening does not need: it is loaded as soon as it listens, and who is earlier waits for it.
  const hall = once(async (): Promise<OpenHall> => {
    const { openHall } = await import('./open-hall.ts');
    const { zone } = env;
    const count = () => {
      told += 1;
    };
    return openHall({ store, content, rules, retention, clock, zone, channels, log, told: count });
  });
  const receive: Receive = async (inbound) => {
    try {
      return await (await hall()).turn(inbound);
    } catch (fault) {
      log('turn failed', { channel: inbound.from.channel, code: codeOf(fault) });
      throw fault;
    }
  };

  const close = async () => {
    await Promise.allSettled(channels.map((channel) => channel.stop()));
    await store.close();
  };
  const wrong = await startAll(channels, receive);
  if (wrong !== null) {
    await close();
    return { kind: 'failed', text: wrong };
  }
  const server = await listen([...channels, files], env.host, env.port).catch((fault: NodeJS.ErrnoException) => fault);
  if (server instanceof Error) {
    await close();
    return { kind: 'failed', text: portText(server, env) };
  }
  const { host, port } = new URL(server.url);
  hosts.push(`localhost:${port}`, `127.0.0.1:${port}`, host);
  const { begin, end, idle } = await hall();
  await begin();

  const stop = once(async () => {
    await end();
    const stopped = Promise.all([server.close(longestStop), ...channels.map((channel) => channel.stop())]);
    await Promise.race([stopped, pause(longestStop + 500)]);
    await Promise.race([idle(), pause(longestSend)]);
    await store.close();
  });
  return { kind: 'running', url: server.url, text: startedText(server.url, channels), stop };
}

/** Starts the channels one after another; tells of all that do not, and null when they all did. */
async function startAll(channels: readonly Channel[], receive: Receive): Promise<string | null> {
  const texts: string[] = [];
  for (const channel of channels) {
    await channel.start(receive).catch((fault: unknown) => {
      texts.push(
        `Leergesprek does not start: ${namesOf[channel.name]} does not accept these settings (${codeOf(fault)}). Check them against docs/${channel.name}.md.`,
      );
    });
  }
  return texts.length === 0 ? null : texts.join('\n');
}

const namesOf = { web: 'the demonstration page', teams: 'Microsoft Teams', slack: 'Slack' } as const;

function startedText(url: string, channels: readonly Channel[]): string {
  const isDemo = channels.some(({ name }) => name === 'web');
  const others = channels.flatMap(({ name }) => (name === 'web' ? [] : namesOf[name]));
  const parts = [...(isDemo ? ['the demonstration institute'] : []), ...others];
  return `Leergesprek runs at ${url} with ${parts.join(' and ')}. Stop with Ctrl+C.`;
}

function portText(fault: NodeJS.ErrnoException, { host, port }: Env): string {
  if (fault.code === 'EADDRINUSE')
    return `Leergesprek does not start: something else listens on port ${port} already. Stop that, or set PORT to another number.`;
  if (fault.code === 'EACCES')
    return `Leergesprek does not start: this user may not listen on port ${port}. Set PORT to a number above 1023.`;
  return `Leergesprek does not start: it cannot listen on ${host} (${fault.code ?? 'unknown'}). Set HOST to an address of this machine, such as 127.0.0.1, or to 0.0.0.0 for all of them.`;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
