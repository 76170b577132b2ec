import type { ServerResponse } from 'node:http';
import type { Inbound } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Receive, Reply } from '../channel.ts';
import type { TeamsActivity } from './activity.ts';
import { answerInvoke, answerStatus } from './answer.ts';
import { answerReply, isSentIn, isSpent } from './answer-reply.ts';
import { chatCards } from './card-actions.ts';
import { lightForm } from './card-short.ts';
import type { Connector } from './connector.ts';
import type { TeamsDeps } from './deps.ts';
import { renderDialog } from './dialog.ts';
import { failureOf } from './errors.ts';
import { groupNameOf } from './group.ts';
import { cardNotice, cardRefused, dialogNotice, dialogWith, type InvokeBody } from './invoke-answer.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { type Spot, sayLine, sayOnce } from './line.ts';
import { type Met, meet } from './meet.ts';
import type { Pace } from './pace.ts';
import { type Asked, type Read, read } from './read.ts';
import { readReference, referenceAfter, sameReference, writeReference } from './reference.ts';
import { attachment, renderLine, type TeamsLook } from './render.ts';
import { typingSoon } from './typing.ts';
import { createWho } from './who.ts';
import { within } from './within.ts';

type Event = Extract<Read, { kind: 'event' }>;
type Means = { connector: Connector; pace: Pace };
/** Handles one activity that was let in, and answers it; rejects when the store failed. */
type Turn = (activity: TeamsActivity, receive: Receive, res: ServerResponse) => Promise<void>;

/**
 * The way of an activity: how to reach its sender is kept first, so that the answer can go out; then the hall has it; then the
 * platform hears that it arrived. A redelivered activity goes the same way and has no second effect.
 */
export function createTurn(deps: TeamsDeps, means: Means): Turn {
  const { kept, texts } = deps;
  const who = createWho(deps, means.connector);

  async function event(activity: TeamsActivity, given: Event, receive: Receive): Promise<Reply> {
    const met = await meet(kept, activity, given);
    const stopTyping = typingSoon(met.person, means, deps);
    try {
      const asked = await who.ask(activity, given, met.person);
      const reply = await receive(inboundOf(activity, given, met, asked.aliases));
      // Only now: had it failed, the aliases would have to be handed in again.
      await who.keep(given, asked, reply.stranger === true);
      return reply;
    } finally {
      stopTyping();
    }
  }

  async function message(activity: TeamsActivity, given: Event, receive: Receive, res: ServerResponse): Promise<void> {
    const reply = await event(activity, given, receive);
    answerStatus(res, 200);
    if (reply.kind === 'again') await again(given, reply.message);
    if (given.files) await sayLine(spotOf(activity), { ...given, text: texts.wordless }, means, deps);
    if (given.input.kind !== 'text' || given.group === null) return;
    const hasChat = (await readReference(kept, given.from))?.conversation != null;
    const link = `https://teams.microsoft.com/l/chat/0/0?users=${activity.recipient.id}`;
    const text = hasChat ? texts.group.answered : texts.group.open.replace('{link}', link);
    await sayLine({ ...spotOf(activity), replyTo: activity.id }, { ...given, text }, means, deps);
  }

  /** A form that came back on typed words: nobody waits for an answer here, so it is said in their own chat, to be filled in there. */
  async function again({ id, from }: Event, message: Message): Promise<void> {
    const reference = await readReference(kept, from);
    if (reference === null || reference.conversation === null) return;
    const cards = chatCards(lightForm(message, texts), lookOf('', null));
    const said = cards.map((card) => ({ summary: card.fallbackText, attachments: [attachment(card)] }));
    await sayOnce(
      { ...reference, conversation: reference.conversation },
      { id: `${id}|again`, from, said },
      means,
      deps,
    );
  }

  /** An invoke is answered in time; what takes longer goes on, and its end stands in the chat. */
  async function invoke(activity: TeamsActivity, given: Event, asked: Asked, receive: Receive, res: ServerResponse) {
    const { group, input } = given;
    const isDialog = asked.kind !== 'card';
    if (!(await isOnPost(given, asked))) {
      const { over } = texts.notice;
      return answerInvoke(res, isDialog ? dialogNotice(over) : cardNotice(over));
    }
    const work = event(activity, given, receive);
    const inTime = await within(isDialog ? TEAMS_LIMITS.dialog : TEAMS_LIMITS.card, work);
    const place = asked.kind === 'card' && group !== null ? 'post' : asked.kind;
    // A form that came up for a press stands nowhere else; one that was sent in does.
    const asks = input.kind === 'act' && asked.kind === 'card' ? input.action : null;
    if (inTime === null) answerInvoke(res, isDialog ? dialogNotice(texts.notice.slow) : cardNotice(texts.notice.slow));
    else {
      const under = isSentIn(input) && place === 'card' ? await who.message(asked.key ?? '', given.from) : null;
      answerInvoke(res, answerReply(inTime, place, lookOf(asked.key ?? '', asks), input, under));
    }
    const reply = await work;
    if (isSpent(reply, place, asked.key ?? '', input)) return close(activity);
    const isBack = reply.kind === 'again' && reply.message.fields.length > 0;
    if (inTime === null && isSentIn(input) && isBack) await refused(given);
  }

  /** What took the place of the card is gone when they come back to the chat, and the form would stand there again with what was written. */
  async function close({ serviceUrl, conversation, recipient, replyToId }: TeamsActivity): Promise<void> {
    if (replyToId === undefined) return;
    const line = { type: 'message', attachments: [renderLine(texts.notice.sent, lookOf('', null))] };
    const sent = { ...line, id: replyToId, summary: texts.notice.sent, from: { id: recipient.id, name: '' } };
    const place = { serviceUrl, conversation: conversation.id };
    await means.connector.update(place, replyToId, sent).catch((fault: unknown) => {
      deps.log('teams line not said', { kind: failureOf(fault, deps.now()).kind });
    });
  }

  /** A press in a group counts only on what was posted in that group. */
  async function isOnPost({ group }: Event, { key }: Asked): Promise<boolean> {
    return group === null || (key !== null && (await kept.message(key, group)) !== null);
  }

  /** A form came back when nobody waited for it any more: that it was not kept is said in their own chat, without their words. */
  async function refused({ id, from }: Event): Promise<void> {
    const reference = await readReference(kept, from);
    if (reference === null || reference.conversation === null)
      return deps.log('teams late answer not said', { event: id });
    const spot = { ...reference, conversation: reference.conversation };
    await sayLine(spot, { id: `${id}|late`, from, text: texts.notice.refused }, means, deps);
  }

  async function open({ from, group, key }: Extract<Read, { kind: 'open' }>): Promise<InvokeBody> {
    const message = group === null ? await who.message(key, from) : await kept.message(key, group);
    return message === null ? dialogNotice(texts.notice.over) : dialogWith(renderDialog(message, lookOf(key, null)));
  }

  function lookOf(key: string, asks: string | null): TeamsLook {
    return { words: deps.words, texts, key, asks, fileUrl: deps.fileUrl };
  }

  return async (activity, receive, res) => {
    const given = read(activity, texts.group.bare);
    switch (given.kind) {
      case 'event':
        return given.asked === null
          ? message(activity, given, receive, res)
          : invoke(activity, given, given.asked, receive, res);
      case 'open':
        return answerInvoke(res, await open(given));
      case 'wordless': {
        const before = await readReference(kept, given.from);
        const after = referenceAfter(before, activity);
        if (!sameReference(before, after)) await writeReference(kept, given.from, after);
        answerStatus(res, 200);
        return sayLine(spotOf(activity), { ...given, text: texts.wordless }, means, deps);
      }
      case 'invalid':
        return answerInvoke(res, given.on === 'card' ? cardRefused : dialogNotice(texts.notice.over));
      case 'unknown':
        return answerStatus(res, 501);
      case 'nothing':
        return answerStatus(res, 200);
    }
  };
}

function spotOf({ serviceUrl, conversation, recipient }: TeamsActivity): Spot {
  return { serviceUrl, conversation: conversation.id, bot: recipient.id };
}

/** Teams tells twice that we came, and out of a group that we went: in two ways, about the same. */
function inboundOf(
  activity: TeamsActivity,
  { id, from, group, input }: Event,
  met: Met,
  aliases: readonly string[],
): Inbound {
  const groupName = group === null ? null : groupNameOf(activity);
  const { conversation, departures } = met.group ?? met.person;
  const isTwice = input.kind === 'arrived' || (group !== null && input.kind === 'left');
  return {
    id: isTwice ? `${conversation}|${input.kind} ${departures}` : id,
    from,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(group === null ? {} : { group }),
    ...(groupName === null ? {} : { groupName }),
    input,
  };
}
