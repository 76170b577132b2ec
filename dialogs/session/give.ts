import { otherId } from '../answers/read-choice.ts';
import { type FormRead, readFields } from '../answers/read-fields.ts';
import { readingId } from '../answers/read-moment.ts';
import { countOf, itemId } from '../answers/read-text.ts';
import { say } from '../content/phrases.ts';
import type { FormField } from '../model/message.ts';
import type { FieldAnswer, Hold, Part, Session, Values } from '../model/session.ts';
import { type Finding, findPatientData, mayHoldPatientData } from '../text/patient-data.ts';
import { fill } from './fill.ts';
import { patientWords } from './held.ts';
import { hintsFor } from './hints.ts';
import { pointsOf } from './points.ts';
import { type Position, slotOf } from './positions.ts';
import { type Asked, askedAt, forRole } from './question.ts';
import { replaced } from './reopened.ts';
import type { Trouble } from './view.ts';
import { languageFor, type World, wallFor, withPart } from './world.ts';

/** Something that may identify a patient, with the field it stands in. */
export type Found = Finding & { field: string };

/** The form's tick that what looked like a patient is none. */
const noPatientId = 'geen-patient';

/** What comes of a filled-in form: an answer, a question to the writer first, or the form again with what is wrong. */
export type Given =
  | { kind: 'answered'; session: Session }
  | { kind: 'held'; session: Session }
  | { kind: 'trouble'; trouble: Trouble };

/**
 * Reads a form (or the drafts that typed words made) and settles it as the answer. Text that may identify a
 * patient is stored nowhere until the writer rewrote or confirmed it. `found`: what was found in these very values. `isSure`: the
 * writer saw hints twice by now.
 */
export function give(
  world: World,
  session: Session,
  position: Position,
  part: Part,
  values: Values,
  found: readonly Found[] = patientData(world, position, part, session, values),
  isSure = false,
): Given {
  const { wording } = languageFor(world, part.person);
  const asked = askedAt(position);
  const read =
    position.step.kind === 'duration'
      ? readMinutes(world, part, values)
      : readFields(asked.fields, values, contextFor(world, session, part));
  const cleared = values[noPatientId] !== undefined && values[noPatientId] !== '';
  const patient = found.filter((finding) => finding.certain || !(cleared || isCleared(part, position)));
  if (patient.length > 0) return { kind: 'trouble', trouble: patientTrouble(world, part, values, patient, read) };
  if (read.kind === 'again')
    return { kind: 'trouble', trouble: { values, errors: read.errors, readings: read.readings, extra: [], lines: [] } };
  const hints = hintsFor(asked, read.fields, wording);
  const draft = hints.length === 0 || isSure ? null : draftFrom(values, asked, read.fields);
  if (draft !== null && !sameHints(part, position, draft)) {
    const isAgain =
      (part.hold?.why === 'hints' && part.hold.at === position.key) ||
      part.drafts[position.key]?.[hinted] !== undefined;
    const hold: Hold = { why: 'hints', at: position.key, hints, ...(isAgain && { again: true }) };
    return {
      kind: 'held',
      session: withPart(session, part.person, { hold, drafts: { ...part.drafts, [position.key]: draft } }),
    };
  }
  return { kind: 'answered', session: settle(world, session, position, part, read.fields) };
}

/** Puts an answer in its place, with the question as it was asked. */
export function settle(world: World, session: Session, position: Position, part: Part, fields: FieldAnswer[]): Session {
  const asked = fill(world, session, part, position, forRole(askedAt(position).ask, part));
  const by = authorOf(session, position, part, fields);
  const answer = { kind: 'given' as const, by, at: world.now, asked, fields };
  // Whoever names other minutes asks the others to confirm those.
  const kept = position.step.kind === 'duration' ? agreeing(session, position, fields) : session.answers[position.key];
  const answers = { ...session.answers, [position.key]: { ...kept, [slotOf(position, part)]: answer } };
  return {
    ...replaced(session, position.key, slotOf(position, part)),
    answers,
    parts: session.parts.map((other) =>
      other.person === part.person || slotOf(position, part) === 'all' ? forget(other, position) : other,
    ),
  };
}

/** Who wrote it: whoever sends another's answer in as it was laid out before them wrote nothing of it. */
function authorOf(session: Session, position: Position, part: Part, fields: readonly FieldAnswer[]): string {
  const before = session.reopened[position.key]?.[slotOf(position, part)];
  const isSame = before?.kind === 'given' && JSON.stringify(before.fields) === JSON.stringify(fields);
  return isSame ? before.by : part.person;
}

/** A participant's side without what was held or drafted at a place that is settled now. */
export function forget(part: Part, position: Position): Part {
  if (part.hold?.at !== position.key && part.drafts[position.key] === undefined) return part;
  const { [position.key]: _settled, ...drafts } = part.drafts;
  return { ...part, hold: part.hold?.at === position.key ? null : part.hold, drafts };
}

/** What reading a form needs to know. */
export function contextFor(world: World, session: Session, part: Part) {
  return {
    phrases: languageFor(world, part.person).phrases,
    now: wallFor(world, part.person),
    length: session.length,
    points: (sources: readonly string[]) => pointsOf(session, sources),
  };
}

/** What may identify a patient in the texts of a form. */
export function patientData(world: World, position: Position, part: Part, session: Session, values: Values): Found[] {
  const { wording } = languageFor(world, part.person);
  const texts = askedAt(position).fields.flatMap((field): [string, string][] => {
    if (field.kind === 'text' || field.kind === 'when') return [[field.id, field.id]];
    if (field.kind === 'list')
      return Array.from({ length: countOf(field, session.length) }, (_, index) => [itemId(field, index), field.id]);
    return field.kind === 'choice' && field.other
      ? [
          [otherId(field), field.id],
          [field.id, field.id],
        ]
      : [];
  });
  const suspect = texts.filter(([input]) => mayHoldPatientData(values[input] ?? '', wording));
  if (suspect.length === 0) return [];
  const year = Number(wallFor(world, part.person).date.slice(0, 4));
  return suspect.flatMap(([input, field]) =>
    findPatientData(values[input] ?? '', wording, year)
      .filter((finding) => !(finding.kind === 'birth-date' && isDateField(position, field)))
      .map((finding) => ({ ...finding, field })),
  );
}

function isDateField(position: Position, id: string): boolean {
  return askedAt(position).fields.some((field) => field.id === id && field.kind === 'when');
}

function isCleared(part: Part, position: Position): boolean {
  return part.hold?.why === 'patient' && part.hold.at === position.key && part.hold.cleared;
}

function patientTrouble(world: World, part: Part, values: Values, found: readonly Found[], read: FormRead): Trouble {
  const { phrases } = languageFor(world, part.person);
  const what = patientWords({ kinds: [...new Set(found.map((finding) => finding.kind))] }, phrases);
  const certain = found.some((finding) => finding.certain);
  const suggestions = [
    ...new Set(found.flatMap((finding) => (finding.suggestion === null ? [] : [finding.suggestion]))),
  ];
  const lines = [
    say(phrases, certain ? 'patient.must-go' : 'patient.form', { what }),
    ...(suggestions.length === 0 ? [] : [say(phrases, 'patient.suggestion', { suggestion: suggestions.join(', ') })]),
  ];
  const tick: FormField = {
    id: noPatientId,
    kind: 'choices',
    label: say(phrases, 'patient.tick-label'),
    required: false,
    options: [{ id: 'ja', label: say(phrases, 'patient.tick') }],
  };
  return {
    values,
    errors: read.kind === 'again' ? read.errors : {},
    readings: read.kind === 'again' ? read.readings : {},
    extra: certain ? [] : [tick],
    lines,
  };
}

function readMinutes(world: World, part: Part, values: Values): FormRead {
  const { phrases } = languageFor(world, part.person);
  return readFields(
    [
      {
        kind: 'number',
        id: 'minuten',
        label: say(phrases, 'duration.label'),
        required: true,
        min: 1,
        max: 480,
        unit: say(phrases, 'duration.unit'),
      },
    ],
    values,
    {
      phrases,
      now: wallFor(world, part.person),
      length: 5,
      points: () => [],
    },
  );
}

function agreeing(session: Session, position: Position, fields: readonly FieldAnswer[]) {
  const minutes = fields[0]?.value;
  return Object.fromEntries(
    Object.entries(session.answers[position.key] ?? {}).filter(
      ([, answer]) => answer.kind !== 'given' || answer.fields[0]?.value === minutes,
    ),
  );
}

/** The same words sent again after the hint mean: leave it so. */
function sameHints(part: Part, position: Position, draft: Values): boolean {
  const before = part.drafts[position.key];
  if (before === undefined || part.hold !== null) return false;
  return hinted in before && Object.keys(draft).every((id) => before[id] === draft[id]);
}

/** Marks a draft whose writer saw the hints and chose to look at it again. */
export const hinted = 'gezien';

/** What was filled in, with every date as it was read: a doubt about one that was taken away is not asked again. */
function draftFrom(values: Values, { fields }: Asked, answers: readonly FieldAnswer[]): Values {
  const dates = fields.filter(({ kind }) => kind === 'when');
  const beside = new Set([noPatientId, hinted, ...dates.map(readingId)]);
  const given = Object.entries(values).filter(([id, text]) => text !== '' && !beside.has(id));
  const read = dates.flatMap(({ id }): [string, string][] => {
    const shown = answers.find((answer) => answer.id === id)?.shown?.[0];
    return shown === undefined ? [] : [[id, shown]];
  });
  return Object.fromEntries([...given, ...read]);
}
