import type { Message } from '../../dialogs/model/message.ts';
import { codeIn } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Patiently } from './patiently.ts';
import { renderHome } from './render.ts';
import { lookOf, type PostStage, type Scene } from './scene.ts';
import { HOME_KEY } from './wire.ts';

/** People's own pages, the tab beside their conversation. */
export type Homes = {
  /** Shows the page to whoever opened it. */
  show(scene: Scene, message: Message): Promise<void>;
  /** Renews the page of somebody who just did something, a moment later, at most once for all that happens meanwhile. */
  renewSoon(scene: Scene): void;
  stop(): void;
};

/** `newId` gives an id that no event has. */
export function createHomes(
  stage: PostStage & { patiently: Patiently },
  newId: () => string,
  count: <T>(work: Promise<T>) => Promise<T>,
): Homes {
  const waiting = new Map<string, NodeJS.Timeout>();

  async function show({ workspace, user, address }: Scene, message: Message): Promise<void> {
    const view = renderHome(message, lookOf(stage, HOME_KEY));
    await stage.patiently.call(`home ${address.id}`, 'slack home not shown', () =>
      workspace.client.views.publish({ user_id: user, view }),
    );
  }

  async function renew(scene: Scene): Promise<void> {
    try {
      const reply = await scene.hand(newId(), { kind: 'home' });
      if (reply.kind === 'again') await show(scene, reply.message);
    } catch (fault) {
      stage.log('slack home not renewed', { code: codeIn(fault) });
    }
  }

  return {
    show,
    renewSoon(scene) {
      const { id } = scene.address;
      if (waiting.has(id)) return;
      const timer = setTimeout(() => {
        waiting.delete(id);
        void count(renew(scene));
      }, SLACK_LIMITS.homeQuiet);
      timer.unref();
      waiting.set(id, timer);
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
