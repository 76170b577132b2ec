import type { PollFile } from '../content/poll.ts';
import type { Asked } from '../model/poll.ts';

/** A poll of the content as it is asked: copied, so that what was asked stays as it was. */
export function askedFrom({ title, ask, options, comment }: PollFile): Asked {
  return {
    title,
    ask,
    options: options.map(({ id, label, score = null }) => ({ id, label, score })),
    comment: comment ?? null,
  };
}
