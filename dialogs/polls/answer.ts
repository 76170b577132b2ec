import { textTrouble } from '../agenda/text-trouble.ts';
import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import type { Decision, State } from '../model/decision.ts';
import type { Group } from '../model/group.ts';
import type { Answer, Poll } from '../model/poll.ts';
import type { Values } from '../model/session.ts';
import { line, plainMessage } from '../session/compose.ts';
import { toCopy, wordsIn } from '../session/words-back.ts';
import type { World } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { pollDue } from './keys.ts';
import { type Asker, mayAnswer, type Verdict } from './may-answer.ts';
import { answerForm, answerIds, hasText, longestText, pollMessage, untilWhen } from './poll-message.ts';

/** What members do with a poll: tap an answer, open the form, send it in. */
export const answerVerbs = ['answer', 'form', 'send'] as const;

/** How long answers are gathered before their number is shown, in ms: a post that changes with every tap only distracts. */
const gather = 120_000;

type Given = { world: World; language: Language; state: State; asker: Asker };
type Yes = Extract<Verdict, { kind: 'yes' }>;
type Here = Given & { poll: Poll; group: Group; may: Yes };

/**
 * An answer to a poll: the last one of each person counts, until it closes. What is said back goes to the actor alone and is
 * never stored; a press that may do nothing is refused kindly and does nothing.
 */
export function answerPoll(
  given: Given,
  verb: string,
  subject: string,
  option: string,
  values: Values,
): Partial<Decision> {
  const { world, language, state, asker } = given;
  const poll = state.polls?.find(({ id }) => id === subject);
  const group = state.groups?.find(({ id }) => id === poll?.group);
  if (poll === undefined || group === undefined) return refused(given, values, 'poll.gone');
  const may = mayAnswer(asker, group, poll);
  if (may.kind === 'no') return refused(given, values, may.why);
  const here = { ...given, poll, group, may };
  if (poll.state !== 'open' || world.now >= poll.closes) return refused(given, values, 'poll.closed', earlier(here));
  if (verb === 'form') return { again: formFor(here, {}) };
  if (verb === 'send') return sentIn(here, values);
  if (!poll.asked.options.some(({ id }) => id === option)) return { again: pollMessage(language, poll, world.now) };
  return counted(here, { option, text: earlier(here)?.text ?? '' });
}

function sentIn(here: Here, given: Values): Partial<Decision> {
  const { world, language, asker, poll } = here;
  const { asked } = poll;
  const values = Object.fromEntries(Object.entries(given).map(([id, text]) => [id, clean(text)]));
  const option = values[answerIds.option] ?? '';
  const text = hasText(asked) ? (values[answerIds.text] ?? '') : '';
  const isOpen = asked.options.length === 0;
  const errors = {
    ...(!isOpen &&
      !asked.options.some(({ id }) => id === option) && {
        [answerIds.option]: say(language.phrases, 'error.choose'),
      }),
    ...(isOpen && text === '' && { [answerIds.text]: say(language.phrases, 'error.empty') }),
    ...(text.length > longestText && {
      [answerIds.text]: say(language.phrases, 'error.too-long', { now: text.length, max: longestText }),
    }),
  };
  const trouble = textTrouble({ world, language, person: asker.person ?? { id: '' } }, values, [answerIds.text]);
  if (Object.keys(errors).length > 0 || trouble !== null)
    return { again: formFor(here, { ...trouble, values, errors: { ...trouble?.errors, ...errors } }) };
  return counted(here, { option: isOpen ? null : option, text });
}

function counted(here: Here, answer: Answer): Partial<Decision> {
  const { world, language, poll, group, may } = here;
  const done = line(say(language.phrases, 'poll.counted', { until: untilWhen(poll, world.now) }), 'good');
  const { [may.key]: before, ...rest } = poll.answers;
  const others = Object.entries(rest).filter(([key]) => !may.also.includes(key));
  const isSame = before?.option === answer.option && before.text === answer.text;
  const isNew = before === undefined && others.length === Object.keys(rest).length;
  const answers = Object.fromEntries([...others, [may.key, answer]]);
  // How many there are so far is for everybody to see.
  const again = pollMessage(language, poll, world.now, { above: [done], count: Object.keys(answers).length });
  if (isSame && others.length === Object.keys(rest).length) return { again };
  const shows = isNew && !poll.counting && poll.places.length > 0;
  return {
    polls: [{ ...poll, answers, counting: poll.counting || shows }],
    groups: may.joins === null ? [] : [{ ...group, members: [...group.members, may.joins] }],
    dues: shows ? [pollDue(poll, 'count', world.now + gather)] : [],
    again,
  };
}

function formFor(here: Here, form: Partial<Parameters<typeof answerForm>[2]>) {
  const before = earlier(here);
  const values = { [answerIds.option]: before?.option ?? '', [answerIds.text]: before?.text ?? '' };
  return answerForm(here.language, here.poll, { values, errors: {}, lines: [], extra: [], ...form });
}

/** What this person answered before. */
function earlier({ poll, may }: Here): Answer | undefined {
  return poll.answers[may.key] ?? may.also.map((key) => poll.answers[key]).find((found) => found !== undefined);
}

/** Why nothing came of it, with what was written back to copy; not what counted before. */
function refused(
  { language: { phrases } }: Given,
  values: Values,
  why: 'poll.gone' | 'poll.closed' | Extract<Verdict, { kind: 'no' }>['why'],
  stands?: Answer,
): Partial<Decision> {
  const message = plainMessage(say(phrases, why));
  return { again: toCopy(phrases, message, wordsIn(values, stands ?? null)) ?? message };
}
