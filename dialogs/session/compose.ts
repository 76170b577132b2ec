import type { Block, Button, FormField, Message } from '../model/message.ts';
import { cut } from '../text/cut.ts';

/** Longest label of a button (see model/message.ts) and line of a notification, in characters. */
const longestButton = 75;
const longestFallback = 200;

type Parts = {
  title?: string | undefined;
  context?: string | undefined;
  blocks?: Block[];
  fields?: FormField[];
  buttons?: Button[];
  fallback: string;
};

/** A message with what is left out made empty. */
export function compose({ title, context, blocks = [], fields = [], buttons = [], fallback }: Parts): Message {
  // Questions have both, and these spreads cost more than all the rest.
  if (title !== undefined && context !== undefined)
    return { title, context, blocks, fields, buttons, fallback: firstLine(fallback) };
  return {
    ...(title !== undefined && { title }),
    ...(context !== undefined && { context }),
    blocks,
    fields,
    buttons,
    fallback: firstLine(fallback),
  };
}

/** A line of the assistant's own. */
export function line(text: string, tone: 'normal' | 'strong' | 'quiet' | 'warning' | 'good' = 'normal'): Block {
  return { kind: 'text', text, tone };
}

/** One line and nothing else. */
export function plainMessage(text: string): Message {
  return compose({ blocks: [line(text)], fallback: text });
}

/** A button; `submits` sends the form along. */
export function button(
  action: string,
  label: string,
  looks: { style?: Button['style']; submits?: boolean; more?: boolean } = {},
): Button {
  return {
    action,
    label: label.length <= longestButton ? label : cut(label, longestButton),
    style: looks.style ?? 'plain',
    submits: looks.submits ?? false,
    more: looks.more ?? false,
  };
}

function firstLine(text: string): string {
  // Most questions are one line already.
  return text.length <= longestFallback && !/^\s|\s$|\s\s|[^\S ]/.test(text) ? text : cut(text, longestFallback);
}
