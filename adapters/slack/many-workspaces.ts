import type { HTTPReceiver, InstallationQuery } from '@slack/bolt';
import { type ClientOptions, clientPool } from './clients.ts';
import { Refusal, refusalIn, troubleOf } from './errors.ts';
import type { installationStore } from './installations.ts';
import { isAllowed, type Workspaces, workspaceOf } from './workspaces.ts';

/** What Slack's package does for installing; Bolt makes one but does not export its name. */
export type Installer = NonNullable<HTTPReceiver['installer']>;

/** The workspaces and organizations that installed the app themselves, as far as they are on the list. */
export function manyWorkspaces(
  installer: Installer,
  store: ReturnType<typeof installationStore>,
  teams: readonly string[],
  options: ClientOptions,
): Workspaces {
  const clientOf = clientPool(options);

  async function tokenOf(id: string) {
    try {
      return await installer.authorize(queryOf(id));
    } catch (fault) {
      if (refusalIn(fault) !== null) return null;
      throw fault;
    }
  }

  return {
    async authorize(source) {
      if (!isAllowed(teams, [source.teamId, source.enterpriseId])) throw new Refusal('other-workspace');
      return installer.authorize(source);
    },
    async find(id) {
      const found = await tokenOf(id);
      if (found?.botToken === undefined || !isAllowed(teams, [id, found.enterpriseId])) return null;
      return workspaceOf({ ...found, isEnterpriseInstall: id.startsWith('E') }, clientOf(found.botToken));
    },
    async forget(id) {
      const found = await tokenOf(id);
      if (found?.botToken === undefined) return;
      try {
        await clientOf(found.botToken).auth.test();
      } catch (fault) {
        const trouble = troubleOf(fault);
        if (trouble.kind !== 'refused') throw fault;
        await store.deleteInstallation(queryOf(id));
      }
    },
  };
}

function queryOf(id: string): InstallationQuery<boolean> {
  return id.startsWith('E')
    ? { isEnterpriseInstall: true, enterpriseId: id, teamId: undefined }
    : { isEnterpriseInstall: false, enterpriseId: undefined, teamId: id };
}
