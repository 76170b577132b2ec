import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import type { Block, Message } from '../model/message.ts';
import { leastAnswers, leastForComments, type Poll } from '../model/poll.ts';
import { compose, line } from '../session/compose.ts';
import { joined } from '../session/world.ts';
import { cut } from '../text/cut.ts';
import { hasText, question } from './poll-message.ts';
import { averageOf, type Trend, topOptions, trendOf } from './trend.ts';

/** Most comments in one message; more are counted. */
const mostComments = 30;

/** What came of a poll, as pictures and in words. `earlier`: the same poll in the weeks before, oldest first. */
export function resultMessage(language: Language, poll: Poll, earlier: readonly Poll[]): Message {
  const { phrases } = language;
  const title = say(phrases, 'poll.result-title', { title: poll.asked.title });
  const { result } = poll;
  if (result === null || result.answered === null) {
    const few = say(phrases, 'poll.too-few', { least: leastAnswers });
    return compose({ title, blocks: [...question(poll.asked, 'normal'), line(few)], fallback: few });
  }
  const words = inWords(language, poll, result.answered);
  const trend = trendOf(poll, earlier);
  return compose({
    title,
    blocks: [
      ...question(poll.asked, 'normal'),
      line(words, 'strong'),
      ...bars(language, poll, result.answered),
      ...(trend === null ? [] : [trendPicture(language, trend)]),
      ...comments(language, poll),
    ],
    fallback: `${title}. ${words}`,
  });
}

function inWords({ phrases }: Language, poll: Poll, answered: number): string {
  const top = topOptions(poll);
  const times = poll.result?.counts?.[top[0]?.id ?? ''] ?? 0;
  const average = averageOf(poll);
  return [
    say(phrases, 'poll.answered', { count: answered }),
    ...(top.length === 0
      ? []
      : [say(phrases, 'poll.most', { options: joined(top.map(({ label }) => `«${label}»`)), times })]),
    ...(average === null ? [] : [say(phrases, 'poll.average', { average: decimal(average) })]),
  ].join(' ');
}

function bars({ phrases }: Language, { asked, result }: Poll, of: number): Block[] {
  if (asked.options.length === 0) return [];
  const all = asked.options.map(({ id, label }) => ({ label, value: result?.counts?.[id] ?? 0 }));
  const each = all.map(({ label, value }) => say(phrases, 'poll.bar', { label, value })).join('; ');
  return [
    {
      kind: 'picture',
      chart: { kind: 'bars', title: asked.title, of, bars: all },
      alt: say(phrases, 'poll.alt-bars', { count: of, each }),
    },
  ];
}

function trendPicture({ phrases }: Language, { kind, top, option, weeks }: Trend): Block {
  const title =
    kind === 'score'
      ? say(phrases, 'poll.trend-score', { top: decimal(top) })
      : say(phrases, 'poll.trend-share', { option: cut(option, 40) });
  const each = weeks
    .map(({ label, value }) =>
      value === null
        ? say(phrases, 'poll.week-none', { week: label })
        : say(phrases, kind === 'score' ? 'poll.week' : 'poll.week-share', { week: label, value: decimal(value) }),
    )
    .join('; ');
  return {
    kind: 'picture',
    chart: { kind: 'trend', title, top, points: [...weeks] },
    alt: say(phrases, 'poll.alt-trend', { title, each }),
  };
}

function comments({ phrases }: Language, { asked, result }: Poll): Block[] {
  if (!hasText(asked)) return [];
  const texts = result?.comments ?? null;
  if (texts === null) return [line(say(phrases, 'poll.comments-few', { least: leastForComments }), 'quiet')];
  if (texts.length === 0) return [line(say(phrases, 'poll.comments-none'), 'quiet')];
  const more = texts.length - mostComments;
  return [
    {
      kind: 'written',
      label: say(phrases, 'poll.comments'),
      items: texts.slice(0, mostComments).map((text) => ({ text })),
    },
    ...(more > 0 ? [line(say(phrases, 'poll.comments-more', { more }), 'quiet')] : []),
  ];
}

/** A number as it is written in Dutch. */
function decimal(value: number): string {
  return String(value).replace('.', ',');
}
