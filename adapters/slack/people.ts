import { z } from 'zod';
import type { Kept } from '../channel.ts';
import { keptName, readAddress } from './address.ts';
import { codeIn } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import type { Workspace } from './workspaces.ts';

const person = z.strictObject({
  schema: z.literal(1),
  /** Their conversation with the assistant, once it is known. */
  dm: z.string().nullable(),
  /** They have looked at their own page, so that it is kept up to date. */
  home: z.boolean(),
  /** Why nothing reaches them, until something comes in from them. */
  away: z.string().nullable(),
  /** E-mail addresses that Slack vouches for, lowercase; null until Slack was asked. */
  aliases: z.array(z.string()).nullable(),
  /** When Slack was asked for them (ms since 1970), of somebody whom nobody of ours turned out to be; null for the others. */
  asked: z.number().nullable().default(null),
});

export type SlackPersonKept = z.infer<typeof person>;

/** What is kept of people, and of the channels that we post in, by address id. */
export type People = {
  /** Null for somebody who was never seen. */
  read(id: string): Promise<SlackPersonKept | null>;
  /** Changes a part and keeps the rest. */
  keep(id: string, change: Partial<Omit<SlackPersonKept, 'schema'>>): Promise<void>;
};

const fresh: SlackPersonKept = { schema: 1, dm: null, home: false, away: null, aliases: null, asked: null };

export function keptPeople(kept: Kept): People {
  async function read(id: string) {
    const body = await kept.read(keptName({ id }));
    return body === null ? null : person.parse(body);
  }
  return {
    read,
    async keep(id, change) {
      const before = await read(id);
      const after = { ...(before ?? fresh), ...change };
      const same = before !== null && JSON.stringify(before) === JSON.stringify(after);
      if (!same) await kept.write(keptName({ id }), after);
    },
  };
}

const profile = z.object({
  user: z.object({
    team_id: z.string().nullish(),
    is_bot: z.boolean().nullish(),
    is_stranger: z.boolean().nullish(),
    is_email_confirmed: z.boolean().nullish(),
    enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
    profile: z.object({ email: z.string().nullish() }).nullish(),
  }),
});

/** Who somebody is: one of this workspace, with the addresses Slack vouches for; or not; or Slack did not say in time. */
export type Known = { kind: 'member'; aliases: string[] } | { kind: 'stranger' } | { kind: 'unknown'; code: string };

/** Asks Slack who it is. It is given up after a short time, because somebody is waiting. */
export async function lookUp(workspace: Workspace, id: string): Promise<Known> {
  const target = readAddress(id);
  const user = target?.kind === 'person' ? target.user : '';
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), SLACK_LIMITS.lookup);
  try {
    const call = workspace.client.users.info({ user });
    // Whoever wins the race, a late failure is nobody's.
    call.catch(() => undefined);
    const answer = await Promise.race([call, late.promise]);
    if (answer === null) return { kind: 'unknown', code: 'late' };
    const read = profile.safeParse(answer);
    if (!read.success) return { kind: 'unknown', code: 'unreadable' };
    const { team_id, is_bot, is_stranger, is_email_confirmed, enterprise_user, profile: own } = read.data.user;
    const teams = [team_id, enterprise_user?.enterprise_id].filter((team) => typeof team === 'string');
    const ours = teams.length === 0 || teams.some((team) => workspace.teams.includes(team));
    if (is_bot || is_stranger || !ours) return { kind: 'stranger' };
    const email = is_email_confirmed === false ? null : own?.email;
    return { kind: 'member', aliases: email ? [email.toLowerCase()] : [] };
  } catch (fault) {
    return { kind: 'unknown', code: codeIn(fault) };
  } finally {
    clearTimeout(timer);
  }
}
