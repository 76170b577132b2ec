import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeAction } from '../../dialogs/action.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { fillIn } from '../transcripts/fill-in.ts';
import { play } from '../transcripts/play.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

/** A message that somebody got, where it comes from, and whether it was only shown on the open request (a form with errors). */
export type Collected = { from: string; how: 'said' | 'again'; message: Message };

/**
 * Every different message of all transcripts (conversations in three lengths, nudges, escalations, agenda, mistakes) and of
 * walks through every conversation that press buttons blindly, so that forms come back with errors. Always the same.
 */
export async function everyMessage(): Promise<Collected[]> {
  const seen = new Map<string, Collected>();
  const hear = (from: string) => (message: Message, how: Collected['how']) => {
    const words = JSON.stringify(message);
    if (!seen.has(words)) seen.set(words, { from, how, message });
  };
  for (const folder of ['gesprekken', 'voorvallen']) {
    const dir = join(import.meta.dirname, '..', 'transcripts', folder);
    for (const file of readdirSync(dir)) {
      if (file.endsWith('.txt')) await play(readFileSync(join(dir, file), 'utf8'), hear(file));
    }
  }
  for (const dialog of realContent().nl.conversations.keys()) {
    for (const length of ['5', '15', '30']) walk(dialog, length, hear(`${dialog}-${length}`));
  }
  return [...seen.values()];
}

/** Two people who press whatever is before them; a small fixed row of numbers chooses. */
function walk(dialog: string, length: string, hear: (message: Message, how: Collected['how']) => void): void {
  const { people, placements } = peopleAndPlacements();
  const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
  const hall = openPureHall(realContent(), people, placements, now);
  let count = 0;
  const token = () => `woord${++count}`;
  const act = (person: string, action: string, values: Record<string, string>) => {
    const { again } = hall.send(person, { kind: 'act', action, values });
    if (again !== null) hear(again, 'again');
  };
  act('aios', encodeAction({ kind: 'start', dialog, length }), {});
  const session = [...hall.sessions.keys()][0] ?? '';
  for (let turn = 0; turn < 160 && hall.sessions.get(session)?.status === 'running'; turn += 1) {
    hall.now += 60_000;
    const person = turn % 2 === 0 ? 'aios' : 'opleider';
    const open = hall.openOf(session, person);
    const ways = (open?.buttons ?? []).filter(({ action }) => !/\|stop/.test(action));
    const sends = ways.filter(({ submits }) => submits);
    const pressed = turn % 5 === 4 ? ways[turn % ways.length] : (sends[0] ?? ways[turn % Math.max(1, ways.length)]);
    // Now and then a form is filled in carelessly, so that it comes back.
    if (open && pressed)
      act(person, pressed.action, pressed.submits ? fillIn(open, turn % 3 === 0 ? turn : null, token) : {});
  }
  for (const { message } of hall.said) hear(message, 'said');
}
