import limits from '../../schemas/block-kit-limits.json' with { type: 'json' };
import { anything, byType, flag, object, string } from './check.ts';
import { type Surface, wrongBlocks } from './check-blocks.ts';
import { text } from './check-texts.ts';
import { type Body, bodiesOf, isBody } from './shape.ts';

const every = {
  private_metadata: string(limits.view.private_metadata.max_length),
  callback_id: string(limits.view.callback_id.max_length),
  external_id: string(255),
};
const view = byType({
  modal: object(
    { title: text(limits.view.title.max_length, true), blocks: anything },
    {
      ...every,
      close: text(limits.view.close.max_length, true),
      submit: text(limits.view.submit.max_length, true),
      clear_on_close: flag,
      notify_on_close: flag,
    },
  ),
  home: object({ blocks: anything }, every),
});

/** How Slack refuses a call: the error and what it says about it, or null when all is well. */
export type Refusal = { error: string; messages: string[] } | null;

/** Everything wrong with a view; `surface` is what the method takes. A view over 250 kB is refused as a whole. */
export function checkView(sent: unknown, surface: Surface): Refusal {
  if (!isBody(sent))
    return { error: 'invalid_arguments', messages: ['missing required field: view [json-pointer:/view]'] };
  const messages: string[] = [];
  const found = (what: string, at: string) => void messages.push(`${what} [json-pointer:${at}]`);
  if (sent.type !== surface) found(`unsupported type: ${String(sent.type)}`, '/view/type');
  else view(sent, '/view', found);
  messages.push(...wrongBlocks(sent.blocks, surface, '/view/blocks'));
  const input = bodiesOf(sent.blocks).findIndex(({ type }) => type === 'input');
  if (surface === 'modal' && input >= 0 && !isBody(sent.submit))
    found('must define `submit` to use an `input` block in modals', `/view/blocks/${input}/input`);
  if (messages.length > 0) return { error: 'invalid_arguments', messages };
  return JSON.stringify(sent).length > 250_000 ? { error: 'view_too_large', messages: [] } : null;
}

/**
 * Everything wrong with a message. Text over 40,000 characters is refused, and blocks with more than 13,200
 * characters of text together (https://github.com/slackapi/bolt-js/issues/2509).
 */
export function checkMessage(sent: Body): Refusal {
  const { blocks, metadata } = sent;
  const words = typeof sent.text === 'string' ? sent.text : '';
  if (blocks !== undefined && !Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: [] };
  if (words.trim() === '' && !(Array.isArray(blocks) && blocks.length > 0)) return { error: 'no_text', messages: [] };
  if (words.length > 40_000) return { error: 'msg_too_long', messages: [] };
  const messages = blocks === undefined ? [] : wrongBlocks(blocks, 'message', '/blocks');
  if (messages.length > 0) return { error: 'invalid_blocks', messages };
  if (textIn(blocks) > 13_200) return { error: 'msg_blocks_too_long', messages: [] };
  return metadata === undefined ? null : checkMetadata(metadata);
}

/** Metadata: a name, and a payload of plain values, at most one level of objects deep. */
function checkMetadata(metadata: unknown): Refusal {
  if (!isBody(metadata) || typeof metadata.event_type !== 'string' || !isBody(metadata.event_payload))
    return { error: 'invalid_metadata_format', messages: [] };
  if (!/^\w{1,255}$/.test(metadata.event_type)) return { error: 'invalid_metadata_format', messages: [] };
  const flat = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  const small = (value: unknown) => flat(value) || (isBody(value) && Object.values(value).every(flat));
  const good = Object.values(metadata.event_payload).every((one) =>
    Array.isArray(one) ? one.every(small) : small(one),
  );
  if (!good) return { error: 'invalid_metadata_schema', messages: [] };
  return JSON.stringify(metadata).length > 16_000 ? { error: 'metadata_too_large', messages: [] } : null;
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textIn(one), 0);
  if (!isBody(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? one.length : textIn(one)),
    0,
  );
}
