import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from './limits.ts';
import { FIELD_OF_QUESTION, TAKE_OVER } from './read.ts';
import type { SlackTexts } from './texts.ts';
import { FIELD, fieldBlock, OPEN, writeButton } from './wire.ts';

/** A short message of the channel's own: one line, with at most one button. `text` is for notifications. */
export type Note = { text: string; blocks: types.KnownBlock[] };

/** A window with one line and nothing to fill in. */
export function noteView({ form }: SlackTexts, line: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'note',
    title: plain(form.title),
    close: plain(form.close),
    blocks: [{ type: 'section', text: plain(line) }],
  };
}

/** The window in which somebody makes a message into a learning question of their own. */
export function takeOverView({ toAgenda, form }: SlackTexts, text: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: TAKE_OVER,
    title: plain(toAgenda.title),
    submit: plain(toAgenda.submit),
    close: plain(form.close),
    blocks: [
      {
        type: 'input',
        block_id: fieldBlock(FIELD_OF_QUESTION),
        label: plain(toAgenda.label),
        hint: plain(toAgenda.hint),
        element: {
          type: 'plain_text_input',
          action_id: FIELD,
          multiline: true,
          max_length: SLACK_LIMITS.question,
          ...(text === '' ? {} : { initial_value: shortened(text) }),
        },
      },
    ],
  };
}

/** Where the answer is: in the private conversation, which the button opens when Slack tells which app we are. */
export function answeredNote({ channel }: SlackTexts, app: string | null, team: string): Note {
  const url = `https://slack.com/app_redirect?app=${app}&team=${team}`;
  const link = { type: 'button', action_id: 'link', text: plain(channel.link), url } as const;
  return {
    text: channel.answered,
    blocks: [{ type: 'section', text: plain(channel.answered), ...(app === null ? {} : { accessory: link }) }],
  };
}

/** The form opened too late: its button once more. */
export function lateNote({ form }: SlackTexts, key: string): Note {
  const value = writeButton({ kind: 'open', key });
  return {
    text: form.late,
    blocks: [
      { type: 'section', text: plain(form.late) },
      { type: 'actions', elements: [{ type: 'button', action_id: OPEN, text: plain(form.open), value }] },
    ],
  };
}

export function lineNote(line: string): Note {
  return { text: line, blocks: [{ type: 'section', text: plain(line) }] };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}

/** As much as fits, up to a whole word. */
function shortened(text: string): string {
  if (text.length <= SLACK_LIMITS.question) return text;
  const start = text.slice(0, SLACK_LIMITS.question - 1);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), start.length - 40)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
