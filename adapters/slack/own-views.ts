import type { types } from '@slack/bolt';
import { clean } from '../../dialogs/text/clean.ts';
import { splitText } from '../cards/split.ts';
import { SLACK_LIMITS } from './limits.ts';
import { FIELD_OF_QUESTION, TAKE_OVER } from './read.ts';
import type { SlackTexts } from './texts.ts';
import { FIELD, fieldBlock, OPEN, writeButton, writeMark } from './wire.ts';

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

/**
 * The window in which somebody makes a message into a learning question of their own. It reports what is typed, as any form does,
 * under `key`, the message's.
 */
export function takeOverView({ toAgenda, form }: SlackTexts, text: string, key: string): types.ModalView {
  const value = shortened(text);
  return {
    type: 'modal',
    callback_id: TAKE_OVER,
    private_metadata: writeMark({ key, action: null, channel: null }),
    title: plain(toAgenda.title),
    submit: plain(toAgenda.submit),
    close: plain(form.close),
    blocks: [
      {
        type: 'input',
        block_id: fieldBlock(FIELD_OF_QUESTION),
        label: plain(toAgenda.label),
        hint: plain(toAgenda.hint),
        dispatch_action: true,
        element: {
          type: 'plain_text_input',
          action_id: FIELD,
          dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
          multiline: true,
          max_length: SLACK_LIMITS.question,
          ...(value === '' ? {} : { initial_value: value }),
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

/** As much as fits, up to a whole sentence or word; the white space that is dropped at the cut is nobody's loss. */
function shortened(text: string): string {
  const whole = clean(text);
  if (whole.length <= SLACK_LIMITS.question) return whole;
  // By bytes, of which no text has fewer than characters.
  const [start = ''] = splitText(whole, SLACK_LIMITS.question - 2);
  return `${start} …`;
}
