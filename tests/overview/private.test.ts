import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Escalation } from '../../dialogs/frequency/memory.ts';
import { type Message, message } from '../../dialogs/model/message.ts';
import { placement } from '../../dialogs/model/placement.ts';
import { digestDue } from '../../dialogs/overview/digest.ts';
import { type Documents, forged, lived, now, openHall, pair, someone, worry } from './institute.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);
const canary = 'kanariegeel';

/** One pair with a private word in every field that holds somebody's words. */
type Made = {
  row: string;
  state: Escalation['state'] | null;
  signal: 'sent' | 'acknowledged' | 'closed' | null;
  gone: boolean;
};
const made = fc.record<Made>({
  row: fc.array(fc.constantFrom('m', 'x', 'w', '.'), { maxLength: 12 }).map((signs) => signs.join('')),
  state: fc.option(
    fc.constantFrom('announced', 'cancelled', 'open', 'acknowledged', 'contact-planned', 'waived', 'closed'),
  ),
  signal: fc.option(fc.constantFrom('sent', 'acknowledged', 'closed')),
  gone: fc.boolean(),
});

function documentsOf(all: readonly Made[]): Documents {
  const coordinator = someone('coordinator', 'coordinator', {
    signals: all.map((_, at) => `zorg-p${at}`),
    digest: 'on',
  });
  const pairs = all.map(({ gone }, at) => {
    const { people, placement: one } = pair(`p${at}`);
    const words = { agreements: agreements(at), agenda: agenda(at), planned: [] };
    return {
      people: people.map((who) => ({
        ...who,
        seen: [canary],
        ...(gone && { reach: { state: 'unreachable' as const, code: canary, since: 0 } }),
      })),
      placement: placement.parse({ ...one, ...words }),
    };
  });
  return {
    people: [coordinator, ...pairs.flatMap(({ people }) => people)],
    placements: pairs.map((one) => one.placement),
    memories: new Map(
      all.map(({ row, state }, at) => {
        // What was not passed on is still between the two; what was is meant for the coordinator.
        const own = {
          by: `aios p${at}`,
          text: state === 'announced' || state === 'cancelled' ? canary : 'Voor de coördinator',
        };
        const memory = lived(
          row,
          state === null ? null : { state, line: own, ...(state === 'announced' && { sentAt: null }) },
        );
        return [`p${at}`, { ...memory, lines: { 'leergesprekken-week': { by: `aios p${at}`, text: canary } } }];
      }),
    ),
    signals: all.flatMap(({ signal }, at) =>
      signal === null
        ? []
        : [worry(`p${at}`, { state: signal, seen: canary, since: canary, tried: canary, help: canary })],
    ),
  };
}

function agreements(at: number) {
  return [
    {
      session: 's',
      position: 'p',
      counts: 'person',
      people: [`aios p${at}`],
      what: canary,
      on: '2026-11-20',
      outcome: 'open',
    },
  ];
}

function agenda(at: number) {
  return [
    {
      id: 'i',
      by: `aios p${at}`,
      people: [`aios p${at}`, `opleider p${at}`],
      origin: 'question',
      source: null,
      what: canary,
      kind: null,
      minutes: null,
      bring: canary,
      on: null,
      at: 0,
      shared: true,
    },
  ];
}

it(`no private word stands in anything that the overview shows (seed ${seed})`, { timeout: 120_000 }, async () => {
  let shown = 0;
  let own = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 14 }), async (all) => {
      const documents = documentsOf(all);
      const [coordinator] = documents.people;
      if (coordinator === undefined) throw new Error('nobody');
      const hall = await openHall(documents, [digestDue(coordinator, now, new Set())]);
      try {
        const messages: Message[] = [
          await hall.text('coordinator', 'overzicht'),
          await hall.text('coordinator', 'overzicht p1'),
          await hall.home('coordinator'),
          await hall.act('coordinator', forged('weeks', '')),
        ];
        for (const show of ['need', 'all', 'attention', 'consultation', 'unreached'])
          for (const page of [0, 1])
            messages.push(await hall.act('coordinator', forged('list', '', `${show}~~${page}~`)));
        for (const { id } of documents.placements) {
          messages.push(await hall.act('coordinator', forged('open', id)));
          messages.push(await hall.act('coordinator', forged('message', id)));
          messages.push(await hall.act('coordinator', forged('acknowledged', id, 'leergesprekken-week')));
        }
        await hall.passTo(now + 5 * 86_400_000);
        // What the two of a pair hear is theirs, and what is passed on later brings their line along: neither is the overview.
        const digests = (await hall.said()).filter((one) => one.message.title === 'Je koppels deze week');
        expect(digests).toHaveLength(1);
        messages.push(...digests.map((one) => one.message));
        for (const one of messages) {
          expect(JSON.stringify(one)).not.toContain(canary);
          message.parse(one);
          if (JSON.stringify(one).includes('Voor de coördinator')) own += 1;
        }
        shown += messages.length;
      } finally {
        await hall.close();
      }
    }),
    { seed, numRuns: 40 },
  );
  // The pair's own line did come along where it was meant to: the words were there to be found.
  expect(own).toBeGreaterThan(0);
  expect(shown).toBeGreaterThan(500);
});
