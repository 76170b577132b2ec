import fc from 'fast-check';
import type { Block, Message } from '../../dialogs/model/message.ts';
import { anyChart } from '../pictures/any-chart.ts';

const letters = [
  'a',
  'woord ',
  'é',
  'e\u0301',
  '👩‍⚕️',
  '👨‍👩‍👧 ',
  '"',
  '\\',
  '\n',
  '\n\n',
  '. Dan ',
  '\u0001',
  '{{DATE(2026-11-19T09:00:00Z)}}',
  '**',
  '[x](y)',
  '\ud83d',
];

/**
 * Messages with every kind of block. Each text begins and ends with a number of its own, so that it can be found
 * back exactly once.
 */
export const anyMessage: fc.Arbitrary<Message> = fc
  .record({
    title: fc.option(fc.constant('T'), { nil: undefined }),
    blocks: fc.array(anyBlock(), { maxLength: 6 }),
    fields: fc.array(anyField(), { maxLength: 5 }),
    buttons: fc.array(
      fc.record({
        style: fc.constantFrom('primary' as const, 'plain' as const, 'danger' as const),
        submits: fc.boolean(),
        more: fc.boolean(),
      }),
      {
        maxLength: 9,
      },
    ),
  })
  .map(({ title, blocks, fields, buttons }) => {
    let count = 0;
    const own = (text: string) => {
      count += 1;
      return `«${count}:${text}:${count}»`;
    };
    return {
      ...(title ? { title: own(title) } : {}),
      blocks: blocks.map((block) => numbered(block, own)),
      fields: fields.map((field, at) => ({
        ...field,
        id: `veld${at}`,
        label: own(field.label),
        ...(field.value !== undefined ? { value: field.kind === 'number' ? '7' : own(field.value) } : {}),
        ...(field.options
          ? { options: field.options.map(({ label }, n) => ({ id: String(n), label: own(label) })) }
          : {}),
      })),
      buttons: buttons.map((button, at) => ({ ...button, action: `a${at}`, label: own('knop') })),
      fallback: own('regel'),
    };
  });

/** Everything in a message that must be seen: not the line for notifications, and of a choice not its value. */
export function userTexts(message: Message): string[] {
  const { fallback, fields, ...rest } = message;
  const seen = fields.flatMap(({ label, kind, value, options }) => [
    label,
    ...(kind === 'text' || kind === 'long-text' ? [value ?? ''] : []),
    ...(options ?? []).map((option) => option.label),
  ]);
  return [...strings(rest), ...seen].filter((text) => text.startsWith('«'));
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

function anyText(): fc.Arbitrary<string> {
  const short = fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map((parts) => parts.join(''));
  const long = fc
    .tuple(short, fc.integer({ min: 1, max: 1500 }))
    .map(([text, times]) => text.repeat(times).slice(0, 40_000));
  return fc.oneof({ weight: 5, arbitrary: short }, { weight: 1, arbitrary: long });
}

function anyBlock(): fc.Arbitrary<Block> {
  const text = anyText();
  const items = fc.array(text, { maxLength: 4 });
  const group = fc.record({ label: text, items });
  return fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      text,
      tone: fc.constantFrom(
        'normal' as const,
        'strong' as const,
        'quiet' as const,
        'warning' as const,
        'good' as const,
      ),
    }),
    fc.record({
      kind: fc.constant('written' as const),
      label: text,
      items: fc.array(fc.record({ text, by: text }), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('columns' as const),
      columns: fc.array(fc.record({ title: text, groups: fc.array(group, { maxLength: 2 }) }), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('facts' as const),
      facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant('ticks' as const),
      items: fc.array(fc.record({ label: text, met: fc.boolean() }), { maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant('file' as const),
      name: fc.constant('leergesprek.ics'),
      type: fc.constant('text/calendar'),
      label: fc.constantFrom('Zet in je kalender', '**', '[x](y)'),
      text: fc.constantFrom('BEGIN:VCALENDAR', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
    }),
    fc.record({ kind: fc.constant('picture' as const), chart: anyChart, alt: text }),
  );
}

function anyField() {
  const value = fc.option(anyText(), { nil: undefined });
  const label = fc.array(fc.constantFrom(...letters), { maxLength: 20 }).map((parts) => parts.join(''));
  const options = fc.array(
    fc.record({ id: fc.constant(''), label: fc.constantFrom('kort', 'een wat langer punt dat gekozen kan worden') }),
    { minLength: 1, maxLength: 9 },
  );
  const base = { label, required: fc.boolean() };
  return fc
    .oneof(
      fc.record({ ...base, kind: fc.constantFrom('text' as const, 'long-text' as const), value }),
      fc.record({ ...base, kind: fc.constant('number' as const), value: fc.constant('7') }),
      fc.record({ ...base, kind: fc.constantFrom('choice' as const, 'choices' as const), options }),
    )
    .map((field): Omit<Message['fields'][number], 'id'> => JSON.parse(JSON.stringify(field)));
}

function numbered(block: Block, own: (text: string) => string): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, text: own(block.text) };
    case 'written':
      return {
        ...block,
        label: own(block.label ?? ''),
        items: block.items.map(({ text, by }) => ({ text: own(text), by: own(by ?? '') })),
      };
    case 'columns':
      return {
        ...block,
        columns: block.columns.map(({ title, groups }) => ({
          title: own(title),
          groups: groups.map(({ label, items }) => ({ label: own(label), items: items.map(own) })),
        })),
      };
    case 'facts':
      return { ...block, facts: block.facts.map(({ label, value }) => ({ label: own(label), value: own(value) })) };
    case 'ticks':
      return { ...block, items: block.items.map(({ label, met }) => ({ label: own(label), met })) };
    case 'file':
    case 'download':
      return { ...block, label: own(block.label) };
    case 'picture':
      return { ...block, alt: own(block.alt) };
  }
}
