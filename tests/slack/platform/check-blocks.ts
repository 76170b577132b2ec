import limits from '../../schemas/block-kit-limits.json' with { type: 'json' };
import { all, anything, byType, type Check, flag, list, object, oneOf, rule, string, whole } from './check.ts';
import { besideSection, imageElement, inActions, inInput } from './check-elements.ts';
import { richText } from './check-rich-text.ts';
import { text } from './check-texts.ts';
import { type Body, bodiesOf, isBody } from './shape.ts';

const id = { block_id: string(limits.block_id.max_length, 1) };
const cell = byType({
  raw_text: object({ text: string(3000, limits.data_table.cell_text.min_length) }),
  raw_number: object({ value: anything, text: string(3000, 1) }),
  rich_text: richText,
});

const everywhere: Record<string, Check> = {
  divider: object({}, id),
  header: object({ text: text(limits.header.text.max_length, true) }, id),
  rich_text: richText,
  section: all(
    object(
      {},
      {
        ...id,
        text: text(limits.section.text.max_length),
        fields: list(text(limits.section.fields.item_max_length), limits.section.fields.max_items, 1),
        accessory: besideSection,
        expand: flag,
      },
    ),
    rule((section, wrong) => {
      if (section.text === undefined && section.fields === undefined)
        wrong('must define either `text` or `fields`', '/type');
    }),
  ),
  image: all(
    object(
      { alt_text: string(limits.image.alt_text.max_length, 1) },
      { ...id, title: text(2000, true), image_url: string(limits.image.image_url.max_length, 1), slack_file: anything },
    ),
    rule((image, wrong) => {
      if (image.image_url === undefined && image.slack_file === undefined) wrong('missing required field: image_url');
    }),
  ),
  context: object(
    {
      elements: list(
        byType({ plain_text: text(), mrkdwn: text(), image: imageElement }),
        limits.context.elements.max_items,
        1,
      ),
    },
    id,
  ),
  actions: object({ elements: list(inActions, limits.actions.elements.max_items, 1) }, id),
  input: object(
    { label: text(limits.input.label.max_length, true), element: inInput },
    { ...id, hint: text(limits.input.hint.max_length, true), optional: flag, dispatch_action: flag },
  ),
};

const inMessages: Record<string, Check> = {
  ...everywhere,
  markdown: object({ text: string(limits.markdown.text.max_length, limits.markdown.text.min_length) }, id),
  // Rows and columns of a table: https://docs.slack.dev/reference/block-kit/blocks/table-block
  table: object({ rows: list(list(cell, 20, 1), 100, 1) }, { ...id, column_settings: anything }),
  data_table: object(
    { caption: string(3000, 1), rows: list(list(cell, limits.data_table.columns.max_items, 1), 201, 2) },
    { ...id, page_size: whole(1, 100), row_header_column_index: whole(0, 19) },
  ),
  alert: object(
    { text: text(limits.alert.text.max_length) },
    {
      ...id,
      level: oneOf('default', 'info', 'warning', 'error', 'success'),
    },
  ),
};

/** Where blocks stand; it decides which and how many. */
export type Surface = 'message' | 'modal' | 'home';

/** All that Slack would refuse in these blocks; `at` is the JSON pointer of the list. Block types that are not in the tables above count as wrong. */
export function wrongBlocks(blocks: unknown, surface: Surface, at: string): string[] {
  const wrong: string[] = [];
  const found = (what: string, where: string) => void wrong.push(`${what} [json-pointer:${where}]`);
  if (surface === 'message') list(byType(inMessages), 50)(blocks, at, found);
  else list(byType(everywhere), limits.view.blocks.max_items, limits.view.blocks.min_items)(blocks, at, found);
  const seen = new Set<unknown>();
  for (const [index, block] of bodiesOf(blocks).entries()) {
    const here = `${at}/${index}`;
    if (block.block_id !== undefined && seen.has(block.block_id))
      found(`\`block_id\` "${String(block.block_id)}" already exists`, `${here}/block_id`);
    seen.add(block.block_id);
    sameActions(block, here, found);
  }
  const focused = bodiesOf(blocks)
    .flatMap(elementsOf)
    .filter(({ focus_on_load }) => focus_on_load === true);
  if (focused.length > 1) found('only one element may have `focus_on_load`', at);
  return wrong;
}

/** The elements of a block: of actions, of an input, beside a section. */
export function elementsOf(block: Body): Body[] {
  if (block.type === 'actions' || block.type === 'context_actions') return bodiesOf(block.elements);
  return [block.type === 'input' ? block.element : block.accessory].filter(isBody);
}

/** Of two elements with one id in a block Slack refuses the second: that is where the pointer goes. */
function sameActions(block: Body, at: string, found: (what: string, at: string) => void): void {
  const seen = new Set<unknown>();
  for (const [index, { action_id }] of elementsOf(block).entries()) {
    if (action_id !== undefined && seen.has(action_id))
      found(`\`action_id\` "${String(action_id)}" already exists`, `${at}/elements/${index}/action_id`);
    seen.add(action_id);
  }
}
