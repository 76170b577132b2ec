import type { Answer, FieldAnswer, Part, Session } from '../model/session.ts';
import { placesOf } from '../session/points.ts';
import { cutStart, longestQuoted } from '../text/cut.ts';

/** What stands where somebody's words were quoted in what stays. */
const gone = '…';
/** Shorter quotations than this are found everywhere; only a whole line of them is taken out. */
const leastQuoted = 4;

/** What this person wrote in a conversation, word for word: answers, drafts, and what waits to be asked about. */
export function wordsIn(session: Session, person: string): string[] {
  const answers = [session.answers, session.reopened].flatMap((all) => Object.values(all).flatMap(Object.values));
  const given = answers.flatMap((answer: Answer) => {
    if (answer.kind !== 'given') return [];
    const also = (answer.also ?? []).filter(({ by }) => by === person).flatMap(({ fields }) => fields);
    return [...(answer.by === person ? answer.fields : []), ...also];
  });
  const drafts = session.parts
    .filter((part) => part.person === person)
    .flatMap(({ drafts: own, hold }) => [
      ...Object.values(own).flatMap(Object.values),
      ...(hold?.why === 'word' ? [hold.text] : []),
      ...(hold?.why === 'hints' ? hold.hints.map(({ found }) => found) : []),
    ]);
  return [...new Set([...given.flatMap(freeText), ...drafts].filter((text) => text.trim().length > 1))];
}

/** A conversation without the words of one of its people, also where what stays quotes them. What the others wrote stays theirs. */
export function wordsTakenOut(session: Session, person: string): Session {
  const theirs = theirsIn(session, person, wordsIn(session, person));
  return {
    ...session,
    answers: slotsWithout(session.answers, person, theirs),
    reopened: slotsWithout(session.reopened, person, theirs),
    parts: session.parts.map((part) =>
      part.person === person
        ? { ...part, drafts: {}, hold: null }
        : { ...part, drafts: draftsWithout(part.drafts, theirs) },
    ),
  };
}

/** Drafts without what came from them: an answer that was taken up again is the draft of all who may give it. */
function draftsWithout(drafts: Part['drafts'], theirs: Theirs): Part['drafts'] {
  return Object.fromEntries(
    Object.entries(drafts).map(([key, values]) => [
      key,
      Object.fromEntries(
        Object.entries(values).flatMap(([id, text]) =>
          theirs.words.includes(text) ? [] : [[id, unsaid(text, theirs)]],
        ),
      ),
    ]),
  );
}

/** Is nothing left in it that anybody wrote? */
export function isEmpty({ answers }: Session): boolean {
  return !Object.values(answers).some((slots) => Object.values(slots).some(({ kind }) => kind === 'given'));
}

/** A conversation without one of its people: their words and their part in it are gone. Null when nothing of the others is left. */
export function sessionWithout(session: Session, person: string): Session | null {
  const left = wordsTakenOut(session, person);
  const parts = left.parts.filter((part) => part.person !== person);
  if (parts.length === 0 || isEmpty(left)) return null;
  return {
    ...left,
    answers: without(left.answers, person),
    reopened: without(left.reopened, person),
    returned: without(left.returned, person),
    places: placesOf(session).map((one) => (one === person ? '' : one)),
    parts,
  };
}

/** What stands under everybody's name but this one's. */
function without<T>(
  all: Readonly<Record<string, Readonly<Record<string, T>>>>,
  person: string,
): Record<string, Record<string, T>> {
  return Object.fromEntries(
    Object.entries(all).map(([key, named]) => [
      key,
      Object.fromEntries(Object.entries(named).filter(([name]) => name !== person)),
    ]),
  );
}

/** Words that were typed: not the options that the content or the others gave to choose from. */
function freeText({ value, shown }: FieldAnswer): string[] {
  if (shown === undefined) return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
  const other = Array.isArray(value) ? value.indexOf('anders') : -1;
  return other < 0 ? [] : shown.slice(other, other + 1);
}

type Slots = Session['answers'];
/** What is looked for in what stays: every way in which their words may stand there, and which points are theirs. */
type Theirs = { words: readonly string[]; forms: readonly string[]; isPoint: (id: string) => boolean };

function slotsWithout(answers: Slots, person: string, theirs: Theirs): Slots {
  return Object.fromEntries(
    Object.entries(answers).map(([key, slots]) => [
      key,
      Object.fromEntries(
        Object.entries(slots).flatMap(([slot, answer]) =>
          // What was passed over stands under whom it was asked, whoever passed it.
          kept(answer, person).map((rest) => {
            const name = slot === person && rest.kind === 'given' ? rest.by : slot;
            return [name, unquoted(key, rest, theirs)] as const;
          }),
        ),
      ),
    ]),
  );
}

function kept(answer: Answer, person: string): Answer[] {
  if (answer.kind !== 'given') return [answer];
  const also = answer.also?.filter(({ by }) => by !== person);
  if (answer.by !== person) return [{ ...answer, ...(also !== undefined && { also }) }];
  // Somebody else's words that came in at the same moment take the erased ones' place.
  const [first, ...rest] = also ?? [];
  return first === undefined ? [] : [{ ...answer, by: first.by, fields: first.fields, also: rest }];
}

/** The answer without quotations: in the question as it was asked, and where a point of theirs was chosen. */
function unquoted(key: string, answer: Answer, theirs: Theirs): Answer {
  if (answer.kind !== 'given') return answer;
  const of = (fields: readonly FieldAnswer[]) =>
    fields.map((field) => ({
      ...field,
      label: unsaid(field.label, theirs),
      ...(field.shown !== undefined && { shown: field.shown.map((text, at) => shownWithout(field, text, at, theirs)) }),
    }));
  const asked = unsaid(answer.asked, theirs);
  // A question about a point of theirs may quote it as it stood before they changed it.
  const isStale = asked === answer.asked && theirs.isPoint(key.split('/')[1] ?? '');
  return {
    ...answer,
    asked: isStale ? gone : asked,
    fields: of(answer.fields),
    ...(answer.also !== undefined && { also: answer.also.map(({ by, fields }) => ({ by, fields: of(fields) })) }),
  };
}

function shownWithout({ value }: FieldAnswer, text: string, at: number, theirs: Theirs): string {
  const id = Array.isArray(value) ? (value[at] ?? '') : '';
  return theirs.isPoint(id) ? gone : unsaid(text, theirs);
}

function unsaid(text: string, { words, forms }: Theirs): string {
  if (words.includes(text)) return gone;
  return forms.reduce((left, one) => (left.includes(one) ? left.replaceAll(one, gone) : left), text);
}

function theirsIn(session: Session, person: string, words: readonly string[]): Theirs {
  const forms = words.flatMap((text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return [text, line, cutStart(line, longestQuoted)];
  });
  return { words, forms: [...new Set(forms)].filter(({ length }) => length >= leastQuoted), isPoint };

  /** The id of a point names the step and whose it is: a participant by place, or 0 for what was answered together. */
  function isPoint(id: string): boolean {
    const [, step = '', place = ''] = /^(.+)-(\d+)-\d+$/.exec(id) ?? [];
    if (place === '') return false;
    const together = session.answers[step]?.all;
    return place === '0'
      ? together?.kind === 'given' && together.by === person
      : placesOf(session)[Number(place) - 1] === person;
  }
}
