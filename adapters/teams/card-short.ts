import type { Block, FormField, Message } from '../../dialogs/model/message.ts';
import { bytesOf } from '../cards/card.ts';
import { CARD_LIMITS } from '../cards/limits.ts';
import { splitText } from '../cards/split.ts';
import { TEAMS_CARD } from './card-limits.ts';
import type { TeamsTexts } from './texts.ts';

/** Bytes of each piece of text above the form; the first length at which all fits is taken, and after the last nothing is left. */
const lengths = [1000, 300, 100, 40];

/** The message with what stands above the form as it is, or cut short until it `fits` a card; the title and the form stay. */
export function shortened(message: Message, fits: (candidate: Message) => boolean): Message {
  if (bytesOf(message.blocks) < CARD_LIMITS.card && fits(message)) return message;
  const shorter = lengths.map((max) => ({ ...message, blocks: message.blocks.map((block) => cutBlock(block, max)) }));
  return (
    shorter.find((candidate) => bytesOf(candidate.blocks) < CARD_LIMITS.card && fits(candidate)) ?? {
      ...message,
      blocks: [],
    }
  );
}

/**
 * Text fields that together come back in one message, however full: each may hold its share. What already stood in them
 * and is too heavy to show is left out from the longest on, with a line that says so.
 */
export function lightForm(message: Message, texts: TeamsTexts): Message {
  const texting = message.fields.filter(({ options }) => options === undefined);
  const share = Math.floor(TEAMS_CARD.form / Math.max(1, texting.length));
  const heaviest = texting.toSorted((one, other) => bytesOf(other.value ?? '') - bytesOf(one.value ?? ''));
  let weight = bytesOf(message.fields) + message.fields.length * TEAMS_CARD.field;
  const out = new Set<FormField>();
  for (const field of heaviest) {
    if (weight <= TEAMS_CARD.filledForm) break;
    out.add(field);
    weight -= bytesOf(field.value ?? '');
  }
  const light = (field: FormField): FormField => {
    if (field.kind !== 'text' && field.kind !== 'long-text') return field;
    const { value = '', ...rest } = field;
    if (out.has(field)) return { ...rest, maxLength: share, hint: texts.tooLong };
    // A field that holds more than its share already keeps it: nothing of what stands there is cut off.
    return { ...field, maxLength: Math.max(Math.min(field.maxLength ?? share, share), value.length) };
  };
  return { ...message, fields: message.fields.map(light) };
}

function cutBlock(block: Block, max: number): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, text: cut(block.text, max) };
    case 'written':
      return { ...block, items: block.items.map((item) => ({ ...item, text: cut(item.text, max) })) };
    case 'columns':
      return {
        ...block,
        columns: block.columns.map(({ title, groups }) => ({
          title: cut(title, max),
          groups: groups.map(({ label, items }) => ({
            label: cut(label, max),
            items: items.map((item) => cut(item, max)),
          })),
        })),
      };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map(({ label, value }) => ({ label: cut(label, max), value: cut(value, max) })),
      };
    case 'ticks':
      return { ...block, items: block.items.map(({ label, met }) => ({ label: cut(label, max), met })) };
    case 'file':
    case 'download':
      return block;
    case 'picture':
      return { ...block, alt: cut(block.alt, max) };
  }
}

function cut(text: string, max: number): string {
  // One character weighs a byte at least, so no more is needed to see where to cut.
  const [first = '', ...rest] = splitText(text.slice(0, max + 1), max);
  return rest.length === 0 && text.length <= max ? text : `${first} …`;
}
