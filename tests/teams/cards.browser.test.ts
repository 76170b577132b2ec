import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDialog } from '../../adapters/teams/dialog.ts';
import { renderMessage } from '../../adapters/teams/render.ts';
import { findChromium, openBrowser } from '../browser.ts';
import { messages as shared } from '../cards/messages.ts';
import { look } from './card-look.ts';
import { drawingPage, faultsOf } from './draw.ts';
import { everyMessage } from './every-message.ts';

const chromium = findChromium();
const seed = Number(process.env.SEED ?? 20261119);
/** A spread over all cards at the desk, each of them with `npm run test:fuzz-teams`. */
const most = process.env.CARDS === 'all' ? Number.POSITIVE_INFINITY : 400;

/** So many of these, in the order of a hash of the seed and each of them: the same ones however many others come in between. */
function spread<T extends { card: unknown }>(all: T[]): T[] {
  const orderOf = ({ card }: T) =>
    createHash('sha256')
      .update(`${seed} ${JSON.stringify(card)}`)
      .digest('hex');
  return all
    .map((one) => ({ one, order: orderOf(one) }))
    .toSorted((first, second) => (first.order < second.order ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
}

describe.skipIf(chromium === null)('cards as Teams draws them', () => {
  let browser: Browser;
  let cards: { from: string; card: unknown }[] = [];

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
    const all = [...Object.entries(shared).map(([from, message]) => ({ from, message })), ...(await everyMessage())];
    const drawn = all.flatMap(({ from, message }) => [
      ...renderMessage(message, look)
        .flatMap(({ attachments }) => attachments ?? [])
        .map(({ content }) => ({ from, card: content })),
      ...(message.fields.length > 0
        ? [{ from: `${from} (dialog)`, card: renderDialog(message, look).card.content }]
        : []),
    ]);
    cards = spread([...new Map(drawn.map((one) => [JSON.stringify(one.card), one])).values()]);
  }, 120_000);
  afterAll(() => browser?.close());

  test.each([
    ['light', 320],
    ['dark', 600],
  ] as const)(
    `${Number.isFinite(most) ? `${most} of them (SEED=${seed})` : 'all of them'}, %s, %i px wide: nothing is missing, sticks out or has no name`,
    { timeout: 180_000 },
    async (theme, width) => {
      expect(cards.length).toBeGreaterThanOrEqual(Math.min(most, 2000));
      const page = await drawingPage(browser, theme, width);
      const found = new Map<string, string>();
      for (let at = 0; at < cards.length; at += 200) {
        const batch = cards.slice(at, at + 200);
        const faults = await faultsOf(
          page,
          batch.map(({ card }) => card),
        );
        for (const fault of faults) found.set(fault.what, `${batch[fault.at]?.from}: ${fault.what}`);
      }
      expect([...found.values()]).toEqual([]);
    },
  );

  test('what is wrong is seen', async () => {
    const page = await drawingPage(browser, 'light', 320);
    const card = (body: unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
    const wide = { type: 'ColumnSet', columns: [{ type: 'Column', width: '900px', items: [] }] };
    const faults = await faultsOf(page, [
      card([{ type: 'Input.Text', id: 'a' }]),
      card([{ type: 'Verzonnen' }]),
      card([wide]),
      card([]),
    ]);
    expect(new Set(faults.map(({ at }) => at))).toEqual(new Set([0, 1, 2]));
  });
});
