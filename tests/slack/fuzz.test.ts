import { expect, test } from 'vitest';
import { behindEdge } from './app.ts';

const json = { 'content-type': 'application/json' };
/** FUZZ=100000 for the long run. */
const rounds = Number(process.env.FUZZ ?? 2_000);

test(`${rounds} random bodies, half of them signed: no exit, no hang, nothing from the unsigned`, {
  timeout: 900_000,
}, async () => {
  const { slack, app, event } = await behindEdge();
  let seed = 20261123;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const leaf = () => pick([null, 0, 1, '', 'U1', 'message', 'im', true, [], {}, 'event_callback', '{"a":"x","k":"y"}']);
  const keys = [
    'type',
    'event',
    'user',
    'team',
    'view',
    'actions',
    'channel',
    'authorizations',
    'message',
    'state',
    'command',
    'container',
  ];
  const value = (depth: number): unknown =>
    depth === 0 || random() < 0.4
      ? leaf()
      : random() < 0.2
        ? [value(depth - 1)]
        : Object.fromEntries(Array.from({ length: 4 }, () => [pick(keys), value(depth - 1)]));
  let unsigned = 0;
  for (let round = 0; round < rounds; round++) {
    const whole = JSON.parse(event({ event_id: `Ev${round}` })) as object;
    const body = JSON.stringify(random() < 0.5 ? value(4) : { ...whole, [pick(keys) ?? '']: value(3) });
    const isSigned = round % 2 === 0;
    const before = app.hall.handed.length;
    const answer = await slack.post(body, { ...json, ...(isSigned ? slack.sign(body) : {}) });
    expect(answer.status, `seed 20261123, round ${round}`).toBeTypeOf('number');
    if (!isSigned) unsigned += app.hall.handed.length - before;
  }
  expect(unsigned).toBe(0);
  expect((await slack.verifyUrl('alive')).status).toBe(200);
});
