import { createHash } from 'node:crypto';
import type { types, webApi } from '@slack/bolt';
import { z } from 'zod';
import { SLACK_LIMITS } from './limits.ts';

const eventType = 'leergesprek';

const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ key: z.string().optional() }).optional() })
        .optional(),
    }),
  ),
});

/** What a message carries to be known again by. The whole workspace may read it, so it is a hash and says nothing. */
export function metadataOf(key: string, part: number): types.MessageMetadata {
  return { event_type: eventType, event_payload: { key: markOf(key, part) } };
}

/**
 * Looks which parts of a message arrived after all: the ts of each, from part `from` up to the first that did not, at most up to
 * part `to`. They are among the newest, because nothing else is sent to this person meanwhile. Throws when Slack cannot be asked.
 */
export async function findSent(
  client: webApi.WebClient,
  channel: string,
  key: string,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const answer = await client.conversations.history({
    channel,
    limit: SLACK_LIMITS.history,
    include_all_metadata: true,
  });
  const ours = history.parse(answer).messages.filter(({ metadata }) => metadata?.event_type === eventType);
  const arrived: string[] = [];
  for (let part = from; part < to; part++) {
    const mark = markOf(key, part);
    const found = ours.find(({ metadata }) => metadata?.event_payload?.key === mark);
    if (found === undefined) break;
    arrived.push(found.ts);
  }
  return arrived;
}

function markOf(key: string, part: number): string {
  return createHash('sha256').update(`${key} ${part}`).digest('base64url').slice(0, 32);
}
