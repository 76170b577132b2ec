import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personKind, readDocument } from '../../dialogs/model/documents.ts';
import { downloads } from '../../dialogs/model/message.ts';
import { openFiles } from '../../src/files.ts';
import { worldOf } from './attempts.ts';
import { type Busy, playedOut, sessionsIn } from './busy.ts';
import { delivered } from './delivered.ts';
import { downloaded } from './downloads.ts';
import { hiddenOf } from './hidden.ts';
import { addressOf, institutes } from './institutes.ts';
import { unreadable } from './judge.ts';
import { mayLie } from './private-texts.ts';
import type { World } from './standing.ts';
import { wordsIn } from './words.ts';

const seed = Number(process.env.SEED ?? 20_261_123);
/** In two institutes together. */
const pairs = Number(process.env.PAIRS ?? 12);

describe(`what somebody wrote stays where it belongs (SEED=${seed}, PAIRS=${pairs})`, () => {
  let busy: Busy;
  let world: World;

  beforeAll(async () => {
    busy = await playedOut(pairs / 2, 44, seed);
    world = await worldOf(busy);
  }, 1_200_000);
  afterAll(() => busy.hall.close());

  it('words were written in every private place, and conversations are in every phase', () => {
    const kinds = new Set([...busy.texts.origins.values()].map(({ kind }) => kind));
    expect([...Object.keys(mayLie)].filter((kind) => !kinds.has(kind))).toEqual([]);
    const held = new Set(
      [...busy.texts.origins.keys()].flatMap((word) => busy.texts.where(word)).map((key) => key.split('/')[1]),
    );
    expect([...held].sort()).toEqual(['frequency', 'group', 'placement', 'poll', 'session', 'signal']);
    expect(new Set(sessionsIn(busy).map(({ status }) => status))).toEqual(new Set(['running', 'finished', 'stopped']));
    const origins = [...busy.texts.origins.values()];
    expect(origins.some(({ discarded }) => discarded)).toBe(true);
    expect(origins.filter(({ patient }) => patient).length).toBeGreaterThan(10);
    console.info(`${origins.length} texts, ${busy.hall.commits.length} commits, ${busy.hall.heard.length} messages`);
    expect(busy.faults).toEqual([]);
  });

  it('in the store, messages, alt texts, their ids, the ledger and the moments', () => {
    expect(busy.texts.wrong).toEqual([]);
  });

  it('in no notification, and in no message of a conversation that stays once it ended', () => {
    const heard = busy.hall.commits.flatMap(({ outgoing }) => outgoing);
    const inTalks = new Set(
      [...busy.texts.origins.values()].flatMap(({ kind, word }) => (kind === 'session' ? [word] : [])),
    );
    const told = heard.filter(({ message }) => wordsIn('qz', message.fallback).some((word) => inTalks.has(word)));
    expect(inTalks.size).toBeGreaterThan(0);
    expect(told.map(({ key, message }) => `${key} ${message.fallback}`)).toEqual([]);
    const over = sessionsIn(busy).flatMap(({ id, status }) => (status === 'running' ? [] : [id]));
    const replaced = new Set(heard.map(({ replaces }) => replaces));
    const left = heard.filter(
      ({ key, message }) =>
        over.some((id) => key.includes(`/${id}/`)) &&
        !/\/(return|agenda)\b/.test(key) &&
        !replaced.has(key) &&
        wordsIn('qz', JSON.stringify(message)).length > 0,
    );
    expect(over.length).toBeGreaterThan(0);
    expect(left.map(({ key }) => key)).toEqual([]);
  });

  it('of a conversation that was thrown away, in nothing any more', async () => {
    const { hall, texts } = busy;
    const gone = new Set([...texts.origins.values()].flatMap(({ discarded, word }) => (discarded ? [word] : [])));
    const places = new Map(hall.heard.map(({ to }) => [`${to.channel}:${to.id}`, to]));
    const left: string[] = [];
    for (const to of places.values())
      for (const { key, message } of await hall.store.outgoing({ of: 'address', to, after: 0, limit: 100_000 }))
        for (const word of wordsIn('qz', JSON.stringify(message)))
          if (gone.has(word)) left.push(`${word} in ${key} to ${to.id}`);
    expect(gone.size).toBeGreaterThan(0);
    expect(left).toEqual([]);
  });

  it('in every download', { timeout: 600_000 }, async () => {
    const wrong: string[] = [];
    let read = 0;
    for (const { institute, id } of busy.hall.seeds.people)
      for (const what of downloads) {
        const to = addressOf(institute, id);
        const text = await downloaded(busy, to, what);
        if (text === null) continue;
        read += wordsIn('qz', text).length;
        wrong.push(...unreadable(world, to, text).map((one) => `${institute}/${id} ${what} ${one}`));
        if (what.startsWith('figures') && wordsIn('qz', text).length > 0) wrong.push(`words in ${what}`);
        const others = institutes.filter((one) => one !== institute);
        if (
          busy.hall.seeds.people.some((one) =>
            others.some((other) => one.institute === other && text.includes(one.name)),
          )
        )
          wrong.push(`${institute}/${id} ${what} names somebody of another institute`);
      }
    expect(read).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('in no log line, link or name of a file, also when nothing can be delivered', { timeout: 600_000 }, async () => {
    const { logs, refs } = await delivered(busy, seed);
    expect(logs.length).toBeGreaterThan(20);
    const files = await openFiles(busy.hall.store, 'https://x', 'gone', busy.hall.now);
    const links = busy.hall.commits.flatMap(({ outgoing }) =>
      outgoing.flatMap(({ key, message }) => message.blocks.map((_, index) => files.urlOf(key, index))),
    );
    const texts = [...busy.hall.logs, ...logs, ...refs, ...links.map((link) => `${link} ${plainOf(link ?? '')}`)];
    expect(texts.flatMap((text) => wordsIn('qz', text))).toEqual([]);
  });

  it('in nothing that goes to Slack or Teams unseen: ids, metadata, what a button carries', () => {
    const messages = busy.hall.heard
      .map(({ message }) => message)
      .filter((message) => wordsIn('qz', JSON.stringify(message)).length > 0);
    const shown = messages.filter((_, index) => index % Math.ceil(messages.length / 1_500) === 0);
    expect(shown.length).toBeGreaterThan(500);
    expect(shown.flatMap(hiddenOf).filter((text) => wordsIn('qz', text).length > 0)).toEqual([]);
  });

  it('every key that a turn reads, lists or writes is of the actor’s institute or of the installation', () => {
    expect([...new Set(busy.hall.trespasses)]).toEqual([]);
  });

  it('nobody of the one institute stands in a document of the other', () => {
    const named = [...busy.hall.documents].flatMap(([key, body]) => {
      const institute = key.split('/')[0];
      return institute === '_' ? [] : wordsIn('nz', JSON.stringify(body)).map((word) => ({ key, institute, word }));
    });
    const wrong = named.filter(({ institute, word }) => world.people.get(word)?.institute !== institute);
    expect(named.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
    for (const [key, body] of busy.hall.documents)
      if (key.split('/')[1] === 'person') expect(key.split('/')[0]).toBe(readDocument(personKind, body).institute);
  });
});

/** A link with its parts in plain text. */
function plainOf(link: string): string {
  return link
    .split('/')
    .map((part) => Buffer.from(part, 'base64url').toString('utf8'))
    .join(' ');
}
