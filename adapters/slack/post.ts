import type { webApi } from '@slack/bolt';
import type { Delivery } from '../channel.ts';
import { readAddress } from './address.ts';
import type { Call } from './call.ts';
import { type Trouble, troubleOf } from './errors.ts';
import { sendFile, unlinkedFiles } from './files.ts';
import { SLACK_LIMITS } from './limits.ts';
import { picturesIn, withoutPictures } from './pictures.ts';
import { findSent, metadataOf } from './read-back.ts';
import { renderMessage } from './render.ts';
import { lookOf, type PostStage } from './scene.ts';

/**
 * How far a message is: parts posted, the last one's ts, and whether a part may have arrived of which Slack did not say so
 * (`looks` without finding it, `fails` without an answer).
 */
export type Underway = {
  done: number;
  ref: string | null;
  doubt: { looks: number; fails: number; code: string } | null;
  tries: number;
  reopened: boolean;
  /** Files that were sent along. */
  files: number;
  /** False once the message that it replaces turned out to be gone. */
  replace: boolean;
  /** The blocks whose pictures Slack could not fetch. */
  unshown: number[];
};

/** How a workspace is talked to: `call` for what every turn needs, its client for the rest. */
export type Slack = { client: webApi.WebClient; call: Call };

/** What came of one go. `again`: nothing is lost or done twice by going on later. */
export type Step =
  | { kind: 'sent'; ref: string | null }
  | { kind: 'unknown'; code: string }
  | { kind: 'again' }
  | { kind: 'trouble'; trouble: Trouble };

/** Posts what is left of a message, each part once. One whose arrival is in doubt is looked for first, twice with a pause between. */
export async function post(
  slack: Slack,
  channel: string,
  delivery: Delivery,
  state: Underway,
  stage: PostStage,
): Promise<Step> {
  const { client } = slack;
  const { key, to, message, replaces } = delivery;
  const parts = renderMessage(message, withoutPictures(lookOf(stage, key), state.unshown));
  const lookFirst = state.doubt === null ? null : await settleDoubt(client, channel, key, state);
  if (lookFirst !== null) return lookFirst;
  for (const [part, { text, blocks }] of parts.entries()) {
    if (part < state.done) continue;
    const content = { channel, text, blocks, metadata: metadataOf(key, part) };
    const old = part === 0 && state.replace ? (replaces?.ref ?? null) : null;
    const trouble = old === null ? await postPart(slack, content, state) : await update(slack, content, old, state);
    if (trouble === null) continue;
    const pictures =
      trouble.slack === 'invalid_blocks' ? picturesIn(blocks, message, (at) => stage.fileUrl(key, at)) : [];
    if (pictures.length > 0) {
      // Slack fetches a picture while it posts, and posts nothing where it cannot: then the words say it.
      stage.log('slack picture not shown', { key, code: trouble.slack });
      state.unshown.push(...pictures);
      return post(slack, channel, delivery, state, stage);
    }
    if (trouble.kind !== 'unsure') return { kind: 'trouble', trouble };
    // An update may be done as often as one likes.
    if (old !== null) return { kind: 'again' };
    // What others write in a channel is not ours to look through.
    if (readAddress(to.id)?.kind === 'group') return { kind: 'unknown', code: trouble.slack };
    state.doubt = { looks: 0, fails: 0, code: trouble.slack };
    const doubt = await settleDoubt(client, channel, key, state);
    if (doubt !== null) return doubt;
  }
  for (const file of unlinkedFiles(delivery, stage).slice(state.files)) {
    const trouble = await sendFile(client, channel, file);
    if (trouble?.kind === 'limited' || trouble?.kind === 'unsent') return { kind: 'trouble', trouble };
    // Once at the most: the message itself is there, and a second file would only be one too many.
    if (trouble !== null) stage.log('slack file not sent', { key, code: trouble.slack });
    state.files += 1;
  }
  return { kind: 'sent', ref: state.ref };
}

type Content = {
  channel: string;
  text: string;
  blocks: ReturnType<typeof renderMessage>[number]['blocks'];
  metadata: ReturnType<typeof metadataOf>;
};

async function postPart(slack: Slack, content: Content, state: Underway): Promise<Trouble | null> {
  try {
    const { ts } = await told(slack, 'chat.postMessage', { ...content, unfurl_links: false, unfurl_media: false });
    arrived(state, ts ?? null);
    return null;
  } catch (fault) {
    return troubleOf(fault);
  }
}

function told({ client, call }: Slack, method: Parameters<Call>[1], args: object) {
  return call(client.token ?? '', method, args);
}

/** Slack's words for a message that cannot be changed any more. */
const fixed = /^(message_not_found|cant_update_message|edit_window_closed|is_inactive|block_mismatch)$/;

async function update(slack: Slack, content: Content, ts: string, state: Underway): Promise<Trouble | null> {
  try {
    await told(slack, 'chat.update', { ...content, ts });
    arrived(state, ts);
    return null;
  } catch (fault) {
    const trouble = troubleOf(fault);
    if (trouble.kind !== 'refused' || !fixed.test(trouble.slack)) return trouble;
    state.replace = false;
    return postPart(slack, content, state);
  }
}

/** Null when it is known whether the part arrived, so that it goes on from there. */
async function settleDoubt(
  client: webApi.WebClient,
  channel: string,
  key: string,
  state: Underway,
): Promise<Step | null> {
  const { doubt } = state;
  if (doubt === null) return null;
  try {
    const found = await findSent(client, channel, key, state.done);
    if (found !== null) arrived(state, found);
    else doubt.looks += 1;
    // What was still on its way at the first look has arrived by the second.
    if (found === null && doubt.looks < 2) return { kind: 'trouble', trouble: pause };
    state.doubt = null;
    return null;
  } catch (fault) {
    const trouble = troubleOf(fault);
    if (trouble.kind === 'limited') return { kind: 'trouble', trouble };
    doubt.fails += 1;
    return trouble.kind === 'refused' || doubt.fails >= SLACK_LIMITS.looks
      ? { kind: 'unknown', code: doubt.code }
      : { kind: 'again' };
  }
}

const pause: Trouble = { kind: 'limited', afterMs: SLACK_LIMITS.lookAgain, slack: 'looking' };

function arrived(state: Underway, ref: string | null): void {
  state.done += 1;
  state.ref = ref;
  state.doubt = null;
}
