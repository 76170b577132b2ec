import type { webApi } from '@slack/bolt';
import type { Delivery } from '../channel.ts';
import { readAddress } from './address.ts';
import type { Call } from './call.ts';
import { type Trouble, troubleOf } from './errors.ts';
import { sendFile, unlinkedFiles } from './files.ts';
import { SLACK_LIMITS } from './limits.ts';
import { picturesIn, withoutPictures } from './pictures.ts';
import { findSent, metadataOf } from './read-back.ts';
import { decodeRefs, encodeRefs } from './ref.ts';
import { renderMessage } from './render.ts';
import { lookOf, type PostStage } from './scene.ts';

/** How far a message is. */
export type Underway = {
  /** The ts of each part that arrived. */
  refs: string[];
  /** Parts of which Slack did not say whether they arrived, up to part `to` (`looks` without finding it, `fails` without an answer). */
  doubt: { to: number; looks: number; fails: number; code: string } | null;
  /** An earlier run was sending it, and nothing shows how far that was, or all parts are there and the files may be. */
  left: boolean;
  tries: number;
  reopened: boolean;
  /** Files that were sent along. */
  files: number;
  /** False once the message that it replaces turned out to be gone. */
  replace: boolean;
  /** Parts of the message that it replaces that were taken away, because it has fewer. */
  removed: number;
  /** The blocks whose pictures Slack could not fetch. */
  unshown: number[];
};

/** Nothing of it was done in this run. */
export function beginning({ to, left = false }: Delivery): Underway {
  const isOwn = readAddress(to.id)?.kind === 'person';
  const doubt = left && isOwn ? { to: Number.POSITIVE_INFINITY, looks: 0, fails: 0, code: 'stopped' } : null;
  const rest = { tries: 0, reopened: false, files: 0, replace: true, removed: 0, unshown: [] };
  return { refs: [], doubt, left, ...rest };
}

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
  const isGroup = readAddress(to.id)?.kind === 'group';
  const parts = renderMessage(message, withoutPictures(lookOf(stage, key), state.unshown));
  const before = decodeRefs(replaces?.ref ?? null);
  const about = { key, parts: parts.length, before };
  const lookFirst = state.doubt === null ? null : await settleDoubt(client, channel, about, state);
  if (lookFirst !== null) return lookFirst;
  if (!isGroup && state.refs.length < parts.length) state.left = false;
  for (const [part, { text, blocks }] of parts.entries()) {
    if (part < state.refs.length) continue;
    const content = { channel, text, blocks, metadata: metadataOf(key, part) };
    const old = state.replace ? (before[part] ?? null) : null;
    // What others write in a channel is not ours to look through, so that there nobody knows whether this is a second one.
    if (old === null && state.left) return { kind: 'unknown', code: 'stopped' };
    const trouble = old === null ? await postPart(slack, content, state) : await update(slack, content, old, state);
    if (trouble === null) continue;
    if (old !== null && trouble.kind === 'refused' && fixed.test(trouble.slack)) {
      state.replace = false;
      return post(slack, channel, delivery, state, stage);
    }
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
    if (isGroup) return { kind: 'unknown', code: trouble.slack };
    state.doubt = { to: part + 1, looks: 0, fails: 0, code: trouble.slack };
    const doubt = await settleDoubt(client, channel, about, state);
    if (doubt !== null) return doubt;
  }
  const gone = before.filter((ts) => !state.refs.includes(ts));
  for (const ts of gone.slice(state.removed)) {
    const trouble = await remove(client, channel, ts);
    if (trouble?.kind === 'limited' || trouble?.kind === 'unsent') return { kind: 'trouble', trouble };
    // One that was gone already, or that Slack keeps: what it says stands in the new one too.
    if (trouble !== null) stage.log('slack part not removed', { key, code: trouble.slack });
    state.removed += 1;
  }
  const files = unlinkedFiles(delivery, stage);
  if (state.left && !isGroup && files.length > 0) return { kind: 'unknown', code: 'stopped' };
  for (const file of files.slice(state.files)) {
    const trouble = await sendFile(client, channel, file);
    if (trouble?.kind === 'limited' || trouble?.kind === 'unsent') return { kind: 'trouble', trouble };
    // Once at the most: the message itself is there, and a second file would only be one too many.
    if (trouble !== null) stage.log('slack file not sent', { key, code: trouble.slack });
    state.files += 1;
  }
  return { kind: 'sent', ref: encodeRefs(state.refs) };
}

type Content = {
  channel: string;
  text: string;
  blocks: ReturnType<typeof renderMessage>[number]['blocks'];
  metadata: ReturnType<typeof metadataOf>;
};

async function postPart(slack: Slack, content: Content, { refs }: Underway): Promise<Trouble | null> {
  try {
    const { ts } = await told(slack, 'chat.postMessage', { ...content, unfurl_links: false, unfurl_media: false });
    refs.push(ts ?? '');
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

async function update(slack: Slack, content: Content, ts: string, { refs }: Underway): Promise<Trouble | null> {
  try {
    await told(slack, 'chat.update', { ...content, ts });
    refs.push(ts);
    return null;
  } catch (fault) {
    return troubleOf(fault);
  }
}

async function remove(client: webApi.WebClient, channel: string, ts: string): Promise<Trouble | null> {
  try {
    await client.chat.delete({ channel, ts });
    return null;
  } catch (fault) {
    return troubleOf(fault);
  }
}

/** Null when it is known how many of the `parts` arrived, so that it goes on from there. */
async function settleDoubt(
  client: webApi.WebClient,
  channel: string,
  { key, parts, before }: { key: string; parts: number; before: readonly string[] },
  state: Underway,
): Promise<Step | null> {
  const { doubt, refs } = state;
  if (doubt === null) return null;
  const to = Math.min(doubt.to, parts);
  // What takes the place of an old part may be done again, and may be too old to be looked through.
  const from = Math.max(refs.length, state.replace ? Math.min(before.length, to) : 0);
  try {
    const found = from < to ? await findSent(client, channel, key, { from, to }) : [];
    if (found.length > 0) refs.push(...before.slice(refs.length, from), ...found);
    const isMissing = from < to && refs.length < to;
    if (isMissing) doubt.looks += 1;
    // What was still on its way at the first look has arrived by the second.
    if (isMissing && doubt.looks < 2) return { kind: 'trouble', trouble: pause };
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
