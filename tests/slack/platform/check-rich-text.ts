import { anything, byType, type Check, flag, list, object, oneOf, string, whole } from './check.ts';

const style = { style: object({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag }) };
const id = string(30, 1);
const inside = byType({
  text: object({ text: string(Number.POSITIVE_INFINITY, 1) }, style),
  link: object({ url: string(3000, 1) }, { text: string(3000), unsafe: flag, ...style }),
  emoji: object({ name: id }, { unicode: id, url: id, ...style }),
  user: object({ user_id: id }, style),
  channel: object({ channel_id: id }, style),
  usergroup: object({ usergroup_id: id }, style),
  broadcast: object({ range: oneOf('here', 'channel', 'everyone') }, style),
  date: object({ timestamp: anything, format: string(300, 1) }, { url: string(3000), fallback: string(300), ...style }),
  color: object({ value: id }, style),
});
const border = { border: whole(0, 1) };
const elements = { elements: list(inside, 10_000) };
const section = byType({ rich_text_section: object(elements) });

/** A rich_text block: sections, lists, quotes and preformatted text. */
export const richText: Check = object(
  {
    elements: list(
      byType({
        rich_text_section: object(elements),
        rich_text_quote: object(elements, border),
        rich_text_preformatted: object(elements, { ...border, language: string(50) }),
        rich_text_list: object(
          { elements: list(section, 10_000, 1), style: oneOf('bullet', 'ordered') },
          { ...border, indent: whole(0, 8), offset: whole(0, 10_000) },
        ),
      }),
      10_000,
      1,
    ),
  },
  { block_id: string(255, 1) },
);
