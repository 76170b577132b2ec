import { z } from 'zod';
import { TEAMS_LIMITS } from './limits.ts';

const id = z.string().min(1).max(TEAMS_LIMITS.id);
const account = z.looseObject({ id, aadObjectId: id.optional() });
const titled = z.looseObject({ name: z.string().nullish() });
const tenant = z.looseObject({ id: id.optional() });

/** What we read of an activity from Teams. The platform adds fields as it pleases; those are left alone. */
export const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.optional(),
  replyToId: id.optional().catch(undefined),
  timestamp: z.string().max(50).optional(),
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(TEAMS_LIMITS.id),
  from: account.optional(),
  recipient: account,
  conversation: z.looseObject({
    id,
    tenantId: id.optional(),
    conversationType: z.string().max(50).optional(),
    isGroup: z.boolean().nullish(),
    name: z.string().nullish().catch(null),
  }),
  channelData: z
    .looseObject({
      tenant: tenant.nullish(),
      eventType: z.string().max(100).nullish(),
      channel: titled.nullish().catch(null),
      team: titled.nullish().catch(null),
    })
    .nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().max(200) }).catch({ contentType: '' }))
    .nullish()
    .catch(null),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  action: z.string().max(100).nullish(),
  name: z.string().max(100).nullish(),
  value: z.unknown().optional(),
});

export type TeamsActivity = z.infer<typeof activity>;

/** Only the two of them; everything else has other readers. */
export function isPersonal({ conversation }: TeamsActivity): boolean {
  const { conversationType, isGroup } = conversation;
  return conversationType === 'personal' || (conversationType === undefined && isGroup !== true);
}
