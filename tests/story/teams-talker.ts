import { vi } from 'vitest';
import type { Card } from '../teams/connector/card.ts';
import type { Chat } from '../teams/connector/chat.ts';
import type { Filled } from '../teams/connector/fill-in.ts';
import type { Talker } from './tell.ts';

/** A person's chat in Teams as a talker: a form that is filled in in a dialog is opened, filled in and sent. `open` is the label of the button that opens one. */
export function teamsTalker(chat: Chat, open: string): Talker {
  const bots = () => chat.messages().filter(({ by }) => by === 'bot');
  const words = () =>
    bots()
      .flatMap(({ lines }) => lines)
      .join('\n');

  /** Tries until the message is there that has what is asked for. */
  async function tapNow(label: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const asked = Object.keys(fields);
    const direct = bots().findLast(({ cards }) => cards.some((card) => has(card, label) && fits(card, asked)));
    if (direct !== undefined) {
      const card = direct.cards.find((one) => has(one, label));
      return check(await chat.tap(label, card === undefined ? {} : filled(card, fields), direct));
    }
    const opening = bots().findLast(({ cards }) => cards.some((card) => has(card, open)));
    if (opening === undefined) throw new Error(`no [${label}] and no [${open}]`);
    const { dialog, failed } = await chat.tap(open, {}, opening);
    if (dialog === null) throw new Error(`the dialog did not open: ${failed}`);
    if (!has(dialog.card, label) || !fits(dialog.card, asked)) throw new Error(`the dialog has no [${label}]`);
    check(await dialog.submit(label, filled(dialog.card, fields)));
  }

  return {
    words,
    async shownFor(label) {
      const opening = bots().findLast(({ cards }) => cards.some((card) => has(card, label)));
      if (opening === undefined) throw new Error(`no [${label}]`);
      const lines: string[] = [];
      let { dialog } = await chat.tap(label, {}, opening);
      while (dialog !== null) {
        lines.push(...dialog.card.lines);
        dialog = has(dialog.card, onward) ? (await dialog.submit(onward, {})).dialog : null;
      }
      return lines.join('\n');
    },
    tap: (label, fields = {}) => vi.waitFor(() => tapNow(label, fields), { timeout: 20_000, interval: 20 }),
    async type(text) {
      const { status } = await chat.say(text);
      if (status !== 200) throw new Error(`not taken: ${status}`);
    },
    until: (wanted, times = 1) =>
      vi.waitFor(
        () => {
          if (words().split(wanted).length <= times) throw new Error(`never read «${wanted}»`);
        },
        { timeout: 20_000, interval: 20 },
      ),
  };
}

/** On the button to the next part of what is more than a dialog takes. */
const onward = 'Lees verder';

function has({ actions }: Card, label: string): boolean {
  return actions.some(({ title }) => title === label);
}

function fits({ inputs }: Card, labels: readonly string[]): boolean {
  return labels.every((label) => inputs.some((input) => input.label.startsWith(label)));
}

function filled({ inputs }: Card, fields: Readonly<Record<string, string>>): Filled {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([label, words]) => {
      const input = inputs.find((candidate) => candidate.label.startsWith(label));
      if (input === undefined) return [];
      const choice = input.choices.find(({ title }) => title.includes(words));
      return [[input.id, choice?.value ?? words]];
    }),
  );
}

function check({ errors, failed, dialog }: { errors: string[]; failed: string | null; dialog: unknown }): void {
  if (errors.length > 0 || failed !== null) throw new Error(`not sent: ${failed ?? errors.join(', ')}`);
  if (dialog !== null) throw new Error('the dialog came back with errors');
}
