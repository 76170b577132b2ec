import { afterEach, beforeEach, expect, test } from 'vitest';
import { usualRetention } from '../../dialogs/rights/retention.ts';
import { keys } from '../../src/keys.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { createTurn } from '../../src/turn.ts';
import { pair } from '../hall/conversation.ts';
import { type House, openHouse, realContent } from '../hall/house.ts';

const [, trainee] = pair;
let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

// The house stands in November 2026; somebody looked in June 2024.
test.each([
  [24, 'Niemand, voor zover genoteerd.'],
  [36, 'Coördinator'],
  [12, 'Niemand, voor zover genoteerd.'],
])('who looked is shown for as long as the institute keeps it: %i months', async (accessMonths, words) => {
  const date = '2024-06-03';
  const body = {
    ...{ schema: 1, institute: 'demo', by: 'coordinator', date },
    seen: [{ what: 'overview', about: [], times: 1, at: Date.parse(date) }],
  };
  const write = { key: keys.access('demo', date, 'coordinator'), rev: 0, body };
  await house.store().commit(writesOnly('looked', 1, [write]));
  const turn = createTurn({
    ...{ store: house.store(), content: realContent(), clock: house.clock, newId: house.newId },
    deliver: () => undefined,
    retention: { ...usualRetention, accessMonths },
  });
  const from = { channel: 'web' as const, id: trainee };
  await turn({ id: 'asked', from, input: { kind: 'act', action: 'd|looked', values: {} } });
  const said = await house.store().outgoing({ of: 'address', to: from, after: 0, limit: 9 });
  const message = JSON.stringify(said.at(-1)?.message);
  expect(message).toContain(words);
  expect(message).toContain(`${accessMonths} maanden`);
});
