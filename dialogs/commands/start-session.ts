import { encodeAction } from '../action.ts';
import { itemsBetween, itemsFor } from '../agenda/items.ts';
import { itemsShown } from '../agenda/shown.ts';
import type { Conversation, Length } from '../content/conversation.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Block } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Part, Session } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { moved } from '../session/moved.ts';
import { progress, welcomeKey } from '../session/progress.ts';
import { joined, languageFor, nameOf, wallFor, withPart } from '../session/world.ts';
import type { Context } from './context.ts';

/** A new conversation: everybody gets a word of welcome where there is something to say, and their first question. */
export function startSession(
  context: Context,
  conversation: Conversation,
  length: Length,
  placement: Placement | null,
  others: readonly string[],
): Partial<Decision> {
  const { world, person } = context;
  const session = newSession(context, conversation, length, placement, others);
  const people = session.parts.flatMap((part) => world.people.get(part.person) ?? []);
  const welcomes = people.flatMap((reader) => welcome(context, session, placement, reader));
  const recalling = welcomes.filter(({ message }) => message.blocks.some(({ kind }) => kind === 'written'));
  const opened = recalling.reduce(
    (before, { to }) => (typeof to === 'string' ? withPart(before, to, { recalls: true }) : before),
    session,
  );
  const { session: begun, said } = progress(world, opened, moved(opened));
  return {
    sessions: [begun],
    persons: people.map((reader) => joinedIn(reader, session, reader.id === person.id, conversation)),
    said: [...welcomes, ...said],
  };
}

function newSession(
  context: Context,
  conversation: Conversation,
  length: Length,
  placement: Placement | null,
  others: readonly string[],
): Session {
  const { world, person } = context;
  const ids = [person.id, ...others];
  const ordered =
    placement === null ? ids : [placement.trainee, ...placement.trainers].filter((id) => ids.includes(id));
  const part = (id: string): Part => ({
    person: id,
    role: roleIn(placement, id, person),
    paused: false,
    sent: 0,
    open: null,
    hold: null,
    drafts: {},
  });
  return {
    schema: 1,
    id: context.newId(),
    institute: person.institute,
    placement: placement?.id ?? null,
    dialog: conversation.id,
    title: conversation.title,
    counts: conversation.counts,
    version: conversation.version,
    length,
    status: 'running',
    starter: person.id,
    startedAt: world.now,
    endedAt: null,
    activeMs: 0,
    lastAt: world.now,
    minutes: null,
    stoppedBy: null,
    parts: ordered.map(part),
    answers: {},
    reopened: {},
    more: {},
    planned: conversation.steps.filter((step) => step.in.includes(length)).map((step) => step.id),
    reached: [],
    notAsked: [],
    quality: [],
    returned: {},
  };
}

function roleIn(placement: Placement | null, id: string, person: Person): Part['role'] {
  if (placement === null) return person.role === 'trainee' ? 'trainee' : 'trainer';
  return placement.trainee === id ? 'trainee' : 'trainer';
}

/** The starter hears of the pitfall once and of what was agreed before; the others also who began, what for and who can read it. */
function welcome(context: Context, session: Session, placement: Placement | null, reader: Person): Said[] {
  const { world, person } = context;
  const { phrases, conversations, commands } = languageFor(world, reader.id);
  const conversation = conversations.get(session.dialog);
  if (conversation === undefined) return [];
  const invited = reader.id !== person.id;
  const part = session.parts.find((candidate) => candidate.person === reader.id);
  const aim = typeof conversation.aim === 'string' ? conversation.aim : conversation.aim[part?.role ?? 'trainee'];
  const names = joined(
    session.parts.filter((other) => other.person !== reader.id).map((other) => nameOf(world, other.person)),
  );
  const pitfall =
    conversation.pitfall !== undefined && !reader.seen.includes(conversation.id)
      ? [line(say(phrases, 'start.pitfall', { pitfall: conversation.pitfall }), 'quiet')]
      : [];
  const earlier = [
    ...onAgenda(context, session, placement, reader),
    ...earlierAgreements(context, session, placement, reader),
  ];
  if (!invited && pitfall.length === 0 && earlier.length === 0) return [];
  const title = invited
    ? say(phrases, 'start.invite', { other: nameOf(world, person.id), title: conversation.title })
    : conversation.title;
  const later = encodeAction({ kind: 'session', session: session.id, position: '', verb: 'pause' });
  const message = compose({
    title,
    context: say(phrases, session.length === 30 ? 'length.long' : 'length.short', { minutes: session.length }),
    blocks: [
      ...(invited ? [line(aim.replaceAll('{ander}', () => names))] : []),
      ...pitfall,
      ...earlier,
      ...(invited ? [line(conversation.readers, 'quiet')] : []),
    ],
    buttons: invited ? [button(later, commands.controls.pause.label)] : [],
    fallback: title,
  });
  return [{ key: welcomeKey(session, reader.id), to: reader.id, message, replaces: null }];
}

/** The agenda: what this reader may know of it and what this conversation's people have to do with. */
function onAgenda(context: Context, session: Session, placement: Placement | null, reader: Person): Block[] {
  if (placement === null) return [];
  const own = new Set(itemsFor(placement, reader.id).map(({ id }) => id));
  const items = itemsBetween(
    placement,
    session.parts.map((part) => part.person),
  ).filter(({ id }) => own.has(id));
  if (items.length === 0) return [];
  const language = languageFor(context.world, reader.id);
  return [
    line(say(language.phrases, 'agenda.start'), 'strong'),
    ...itemsShown({ world: context.world, person: reader, language }, placement, items),
  ];
}

/** Agreements from earlier conversations of this kind: they come back in the next one. */
function earlierAgreements(context: Context, session: Session, placement: Placement | null, reader: Person): Block[] {
  const { phrases } = languageFor(context.world, reader.id);
  const earlier = (placement?.agreements ?? [])
    .filter(({ counts, people }) => counts === session.counts && people.includes(reader.id))
    .slice(-5);
  if (earlier.length === 0) return [];
  const today = wallFor(context.world, reader.id);
  const outcome = {
    open: 'agreement.open',
    tried: 'agreement.tried',
    'not-yet': 'agreement.not-yet',
    changed: 'agreement.changed',
  } as const;
  return [
    line(say(phrases, 'start.earlier'), 'strong'),
    {
      kind: 'written',
      items: earlier.map((agreement) => ({
        text: agreement.what,
        by: say(phrases, outcome[agreement.outcome], { date: sayDate(agreement.on, today) }),
      })),
    },
  ];
}

/** The starter's typed words go to the new conversation; the others' only when they had none under way. */
function joinedIn(reader: Person, session: Session, isStarter: boolean, conversation: Conversation): Person {
  const sessions = isStarter ? [session.id, ...reader.sessions] : [...reader.sessions, session.id];
  return {
    ...reader,
    sessions,
    seen: reader.seen.includes(conversation.id) ? reader.seen : [...reader.seen, conversation.id],
  };
}
