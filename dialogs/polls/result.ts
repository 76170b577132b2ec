import { leastAnswers, leastForComments, type Poll, type PollResult } from '../model/poll.ts';
import { shuffled } from './shuffle.ts';

/**
 * What stays of the answers: counts from five answers, comments from eight in an order of chance. Below five nothing, not even
 * how many. It is worked out once, when the poll closes.
 */
export function resultOf({ asked, answers }: Poll, newId: () => string): PollResult {
  const all = Object.values(answers);
  if (all.length < leastAnswers) return { answered: null, counts: null, comments: null };
  const comments = all.map(({ text }) => text).filter((text) => text !== '');
  return {
    answered: all.length,
    counts: Object.fromEntries(
      asked.options.map(({ id }) => [id, all.filter(({ option }) => option === id).length] as const),
    ),
    comments: all.length < leastForComments ? null : shuffled(comments, newId),
  };
}
