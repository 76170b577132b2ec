import { z } from 'zod';

const openPoll = z.looseObject({ state: z.literal('open'), answers: z.record(z.string(), z.unknown()) });

/**
 * A poll as it stands in a backup. Single answers are gone from the data file when a poll closes; a copy from before would
 * keep them. The same body when there are none.
 */
export function withoutOpenAnswers(body: unknown): unknown {
  const read = openPoll.safeParse(body);
  return read.success && Object.keys(read.data.answers).length > 0 ? { ...read.data, answers: {} } : body;
}
