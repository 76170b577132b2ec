import { expect } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import { effective } from '../../dialogs/ledger/entries.ts';
import type { Entry } from '../../dialogs/model/decision.ts';
import { personKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { placementWith } from '../agenda/sample.ts';
import { at, textOf } from '../nudges/pair.ts';
import { realContent, realRules } from '../real-content.ts';
import { fillIn } from '../transcripts/fill-in.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';

const wednesday = '2026-11-18';

/** A trainee with two trainers and what they counted; on Wednesday they begin a task-focused conversation, of five minutes where nothing else is given. */
export class Talk {
  readonly hall;
  readonly session;

  constructor(
    programmes = ['leergesprekken-amsterdam'],
    people = ['aios', 'opleider'],
    dialog = 'taak-casus',
    length = '5',
  ) {
    const all = ['aios', 'opleider', 'tweede'].map((id) =>
      readDocument(personKind, {
        ...{ schema: 1, id, institute: 'test', name: id, role: id === 'aios' ? 'trainee' : 'trainer' },
        ...{ placements: ['p1'], addresses: [] },
      }),
    );
    const placement = placementWith({ trainers: ['opleider', 'tweede'], programmes });
    const frequency = { rules: realRules(), holidays: new Set<string>() };
    this.hall = openPureHall(realContent(), all, [placement], at(wednesday, '09:00'), frequency);
    const met = people.length > 2 ? 'allen' : 'opleider';
    this.hall.send('aios', {
      kind: 'act',
      action: encodeAction({ kind: 'start', dialog, length }),
      values: { koppeling: 'p1', met },
    });
    const [session = ''] = this.hall.sessions.keys();
    this.session = session;
  }

  log(by: string, words: string): void {
    this.hall.send(by, { kind: 'text', text: `/log ${words}` });
  }

  /** Everybody answers all that is asked; what they read once it is finished. `minutes` are confirmed, or left out. */
  finish(minutes: number | null, choose: (message: Message) => Record<string, string> = () => ({})): string[] {
    const { hall, session } = this;
    for (let round = 0; round < 60 && hall.sessions.get(session)?.status === 'running'; round += 1)
      for (const { person } of hall.sessions.get(session)?.parts ?? []) {
        const message = hall.openOf(session, person);
        const isDuration = message?.fields.some(({ kind }) => kind === 'number') === true;
        const wanted = isDuration && minutes === null ? ['skip'] : ['send', 'yes', 'next'];
        const button = message?.buttons.find(({ action }) => wanted.some((verb) => action.endsWith(`|${verb}`)));
        if (message === undefined || button === undefined) continue;
        const filled = fillIn(message, null, () => 'woord');
        const values = isDuration
          ? Object.fromEntries(message.fields.map(({ id }) => [id, String(minutes)]))
          : { ...filled, ...choose(message) };
        hall.send(person, { kind: 'act', action: button.action, values });
      }
    expect(hall.sessions.get(session)?.status).toBe('finished');
    return this.read('in-place');
  }

  apart(by: string): void {
    this.hall.send(by, { kind: 'act', action: encodeAction({ kind: 'apart', session: this.session }), values: {} });
  }

  read(about: string): string[] {
    const said = this.hall.said.filter(({ key }) => key.endsWith(`/${about}`));
    return said.map(({ to, message }) => `${to}: ${textOf(message)}`);
  }

  get counted(): string[] {
    return effective(this.hall.entries).map(lineOf);
  }
}

/** A line as a test reads it. */
function lineOf({ kind, minutes, at: moment }: Entry): string {
  return `${new Date(moment).toISOString().slice(0, 10)} ${kind} ${minutes}`;
}
