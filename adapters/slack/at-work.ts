import type { Delivery, Outcome, Receive } from '../channel.ts';
import type { Given } from './bolt.ts';
import { createCall } from './call.ts';
import type { SlackDeps } from './deps.ts';
import { createDrafts } from './drafts.ts';
import { createHomes } from './home.ts';
import { createPace } from './pace.ts';
import { createPatiently } from './patiently.ts';
import { keptPeople } from './people.ts';
import { createReplies } from './replies.ts';
import { createSender } from './send.ts';
import { createTakeIn } from './take-in.ts';
import type { Workspaces } from './workspaces.ts';

/** What is done with what Slack brings, and with what goes to it. `stop` begins nothing new. */
export type AtWork = {
  work(given: Given): Promise<void>;
  send(delivery: Delivery): Promise<Outcome>;
  stop(): void;
};

/** `receive` gives null when nothing is handed in (any more); `counted` keeps what runs in view. */
type Way = {
  workspaces: Workspaces;
  receive: () => Receive | null;
  counted: <T>(running: Promise<T>) => Promise<T>;
};

/** Opens it with nothing under way. */
export function openWork(deps: SlackDeps, { workspaces, receive, counted }: Way): AtWork {
  const { cloud, kept, now, random } = deps;
  let ids = 0;
  const newId = (what: string) => `${what}:${now()}:${random().toString(36).slice(2)}:${ids++}`;
  const people = keptPeople(kept);
  const replies = createReplies(() => newId('again'), now);
  const patiently = createPatiently({ ...deps, counted });
  const stage = { ...deps, drafts: createDrafts(), replies, patiently };
  const call = createCall(cloud.apiUrl);
  const { send, alive } = createSender({ stage, people, workspaces, call, pace: createPace(), now, random });
  const homes = createHomes(stage, () => newId('home'), counted);
  const work = createTakeIn({ stage, people, homes, workspaces, receive, alive, now });
  const stop = () => {
    homes.stop();
    patiently.stop();
  };
  return { work, send, stop };
}
