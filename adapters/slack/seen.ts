import { isGroupId } from './address.ts';
import type { Carried, FormMark } from './wire.ts';

/** Where a button stood: a message in a conversation, a form, or somebody's own page. */
export type Place =
  | { kind: 'message'; channel: string }
  | { kind: 'form'; view: string; channel: string | null }
  | { kind: 'home' };

export type Values = Readonly<Record<string, string>>;

/**
 * What somebody did at Slack. `id` is the same when Slack delivers it again. `trigger` opens one form, within 3 s;
 * `wordless` is a picture, file or voice clip on its own, and `files` one that comes with words;
 * `took-over` and `asked` are a message taken over as a learning question and the form for it being sent in; `typed` is a form
 * still being filled in; `came` and `went` are we, brought into a channel or put out of it.
 */
export type Deed =
  | { kind: 'said'; id: string; text: string; channel: string; files?: true }
  | { kind: 'wordless'; channel: string }
  | { kind: 'edited' | 'deleted'; id: string }
  | { kind: 'mentioned'; id: string; text: string; channel: string; thread: string | null }
  | { kind: 'commanded'; id: string; text: string; channel: string; trigger: string }
  | { kind: 'came' | 'went'; id: string; channel: string }
  | { kind: 'opened'; id: string; home: boolean; channel: string | null }
  | { kind: 'chose'; id: string }
  | { kind: 'took-over'; text: string; key: string; trigger: string }
  | { kind: 'asked'; id: string; key: string; text: string; view: string }
  | { kind: 'pressed'; id: string; button: Carried; values: Values; place: Place; trigger: string }
  | { kind: 'typed'; mark: FormMark; values: Values }
  | { kind: 'submitted'; id: string; mark: FormMark; values: Values; view: string };

/** A body from Slack as we see it. `teams` are the workspaces Slack says the person belongs to, `app` our app's id there. */
export type Seen =
  | { kind: 'deed'; user: string; teams: readonly string[]; app: string | null; deed: Deed }
  | { kind: 'removed' }
  | { kind: 'nothing' };

/** The channel or group chat that something was done in; null in somebody's own conversation, and where Slack does not say. */
export function channelOf(deed: Deed): string | null {
  const channel = placeOf(deed);
  return channel !== null && isGroupId(channel) ? channel : null;
}

function placeOf(deed: Deed): string | null {
  switch (deed.kind) {
    case 'mentioned':
    case 'commanded':
    case 'came':
    case 'went':
      return deed.channel;
    case 'pressed':
      return deed.place.kind === 'home' ? null : deed.place.channel;
    case 'submitted':
      return deed.mark.channel;
    default:
      return null;
  }
}
