import { elementsOf } from './check-blocks.ts';
import { type Body, bodiesOf, bodyOf, isBody, wordsOf } from './shape.ts';

/** Something to press: a button, or one option of a menu, list or row of choices that stands outside a form. */
export type Control = { label: string; block: Body; element: Body; option: Body | null };

/** Everything that can be pressed in these blocks, in order. */
export function controlsOf(blocks: Body[]): Control[] {
  return blocks
    .filter(({ type, dispatch_action }) => type !== 'input' || dispatch_action === true)
    .flatMap((block) =>
      elementsOf(block).flatMap((element): Control[] => {
        if (element.type === 'button') return [{ label: labelOf(element.text), block, element, option: null }];
        return optionsOf(element).map((option) => ({ label: labelOf(option.text), block, element, option }));
      }),
    );
}

/** The options of an element, also those under headings. */
export function optionsOf(element: Body): Body[] {
  return [...bodiesOf(element.options), ...bodiesOf(element.option_groups).flatMap((group) => bodiesOf(group.options))];
}

/** The words of a text object as they are shown. */
export function labelOf(text: unknown): string {
  const { type, text: words } = bodyOf(text);
  return type === 'mrkdwn' ? unescaped(wordsOf(words)) : wordsOf(words);
}

/** What blocks say, a line each, without what can be pressed or filled in; the plain text where there are no blocks. */
export function readable(content: Body): string {
  const blocks = bodiesOf(content.blocks);
  if (blocks.length === 0) return unescaped(wordsOf(content.text));
  return blocks.flatMap((block) => said(withoutControls(block))).join('\n');
}

/**
 * What Slack would bring to life in there: mentions, calls to everybody, channels and links, also in the words of
 * a notification. Bare addresses count unless the text is verbatim.
 */
export function aliveIn(content: unknown): string[] {
  if (Array.isArray(content)) return content.flatMap(aliveIn);
  if (!isBody(content)) return [];
  if (content.type === 'mrkdwn') return marks(wordsOf(content.text), content.verbatim !== true);
  if (content.type === 'plain_text') return [];
  const own = ['user', 'broadcast', 'usergroup', 'channel'].includes(wordsOf(content.type)) && !('members' in content);
  if (own) return [`${String(content.type)}:${String(content.user_id ?? content.range ?? content.channel_id ?? '')}`];
  if (content.type === 'link') return [wordsOf(content.url)];
  const notification = content.type === 'message' ? marks(wordsOf(content.text), true) : [];
  return [
    ...notification,
    ...Object.values(content)
      .filter((one) => typeof one === 'object')
      .flatMap(aliveIn),
  ];
}

function marks(text: string, bare: boolean): string[] {
  const marked = [...text.matchAll(/<([@#!][^>]*|(?:https?|mailto|slack):[^>]*)>/g)].map(([, inside = '']) => inside);
  const rest = text.replaceAll(/<[^>]*>/g, ' ');
  return [...marked, ...(bare ? [...rest.matchAll(/\bhttps?:\/\/[^\s<>]+/g)].map(([link]) => link) : [])];
}

function withoutControls(block: Body): Body {
  if (block.type === 'actions') return {};
  if (block.type === 'input') return { label: block.label, hint: block.hint };
  const { accessory, ...rest } = block;
  return isBody(accessory) && accessory.type === 'image' ? block : rest;
}

function said(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(said);
  if (!isBody(value)) return [];
  if (value.type === 'rich_text_section' || value.type === 'rich_text_quote' || value.type === 'rich_text_preformatted')
    return [
      bodiesOf(value.elements)
        .map((one) => wordsOf(one.text ?? one.url ?? one.name ?? one.user_id))
        .join(''),
    ];
  if (value.type === 'mrkdwn') return [labelOf(value)];
  if (typeof value.text === 'string') return [value.text];
  return Object.values(value).flatMap(said);
}

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
