import type { Block, Button, FormField, Message } from '../../dialogs/model/message.ts';
import { asked, saidIn, wrong } from '../form-in-words.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { oneLine } from './block-text.ts';
import { type Tap, tapOf } from './buttons.ts';
import type { SlackTexts } from './texts.ts';
import { writeButton } from './wire.ts';

/** A message as it stands in a conversation or on a page: no fields, and what can be tapped, a group per row. */
export type Question = { title?: string; context?: string; blocks: Block[]; taps: Tap[][] };

/**
 * A form without its fields. One short choice becomes buttons, and one number that is only to be confirmed a button with
 * that number; any other form a button that opens it. What stood in longer fields already is not shown.
 */
export function questionOf(message: Message, key: string, texts: SlackTexts): Question {
  const { title, context, blocks, fields, buttons } = message;
  const top = { ...(title === undefined ? {} : { title }), ...(context === undefined ? {} : { context }) };
  if (fields.length === 0) return { ...top, blocks, taps: [buttons.map((button) => tapOf(button, key))] };
  const direct = directly(message, key, texts);
  return {
    ...top,
    blocks: [...blocks, ...(direct?.above ?? asked(message)), ...wrong(message)],
    taps: direct?.taps ?? [opened(buttons, key, texts)],
  };
}

/** The button that opens the form stands where the first one that would submit it stood. */
function opened(buttons: readonly Button[], key: string, texts: SlackTexts): Tap[] {
  const [first] = buttons.filter(({ submits }) => submits);
  const others = buttons.filter(({ submits }) => !submits);
  const style = others.some((button) => button.style === 'primary') ? 'plain' : 'primary';
  const open: Tap = { label: texts.form.open, style, more: false, value: writeButton({ kind: 'open', key }) };
  if (first === undefined) return [open, ...others.map((button) => tapOf(button, key))];
  return buttons.flatMap((button) => (button === first ? [open] : button.submits ? [] : [tapOf(button, key)]));
}

/** What can be answered with one tap, with the words that belong above it; null for any other form. */
function directly({ fields, buttons, blocks, title }: Message, key: string, texts: SlackTexts) {
  const [field, ...more] = fields;
  const [submit, ...otherSubmits] = buttons.filter(({ submits }) => submits);
  if (!field?.required || !submit || more.length > 0 || otherSubmits.length > 0) return null;
  const others = buttons.filter((button) => button !== submit).map((button) => tapOf(button, key));
  const answer = (value: string) =>
    writeButton({ kind: 'act', action: submit.action, key, values: { [field.id]: value } });
  const said = saidIn({ title, blocks });
  const hint: Block[] = field.hint === undefined ? [] : [{ kind: 'text', text: field.hint, tone: 'quiet' }];
  if (isShortChoice(field)) {
    const options = (field.options ?? []).map(({ id, label }): Tap => {
      return { label: oneLine(label), style: id === field.value ? 'primary' : 'plain', more: false, value: answer(id) };
    });
    const name: Block[] = said.includes(field.label) ? [] : [{ kind: 'text', text: field.label, tone: 'strong' }];
    return { above: [...name, ...hint], taps: [options, others] };
  }
  if (field.kind !== 'number' || field.error !== undefined || !/^\d{1,9}$/.test(field.value ?? '')) return null;
  const value = field.value ?? '';
  const confirm: Tap = { label: submit.label, style: submit.style, more: false, value: answer(value) };
  const change = writeButton({ kind: 'open', key });
  return {
    above: [{ kind: 'facts' as const, facts: [{ label: field.label, value }] }, ...hint],
    taps: [[confirm, { label: texts.form.open, style: 'plain' as const, more: false, value: change }, ...others]],
  };
}

function isShortChoice({ kind, options = [] }: FormField): boolean {
  const short = options.every(({ label }) => label.length <= SLACK_BLOCKS.choiceButton);
  return kind === 'choice' && options.length > 0 && options.length <= SLACK_BLOCKS.choiceButtons && short;
}
