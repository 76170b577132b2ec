import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Kept } from '../channel.ts';
import { Refusal } from './errors.ts';
import { seal, unseal } from './seal.ts';

type Store = {
  kept: Kept;
  /** 32 bytes. */
  key: Buffer;
  nonce: () => Buffer;
};

/** Enough to be sure that it is one of ours; the rest is Slack's package's own. */
const installation = z.custom<Installation>(
  (value) =>
    z.object({ user: z.object({ id: z.string() }), bot: z.object({ token: z.string() }) }).safeParse(value).success,
);

/**
 * Where Slack's package keeps who installed the app: one encrypted document for each workspace, or for an organization that
 * installed it as a whole. Fetching throws a Refusal `not-installed` when there is none.
 */
export function installationStore({ kept, key, nonce }: Store): Required<InstallationStore> {
  return {
    async storeInstallation(made) {
      const id = made.isEnterpriseInstall ? made.enterprise?.id : made.team?.id;
      if (id === undefined || made.bot === undefined) throw new Error('installation without a workspace or a bot');
      const name = nameOf(id);
      await kept.write(name, seal(key, nonce(), name, made));
    },
    async fetchInstallation(query) {
      const name = nameOf(idOf(query));
      const body = await kept.read(name);
      if (body === null) throw new Refusal('not-installed');
      return installation.parse(unseal(key, name, body));
    },
    async deleteInstallation(query) {
      await kept.remove(nameOf(idOf(query)));
    },
  };
}

function idOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new Refusal('not-installed');
  return id;
}

function nameOf(id: string): string {
  return `install:${id}`;
}
