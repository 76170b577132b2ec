import { say } from '../content/phrases.ts';
import { sayDate, sayWhen, sayWhenSent } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { Block } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { nameOf, wallFor } from '../session/world.ts';
import { kindName } from './own-item.ts';
import type { Proposal } from './proposals.ts';
import type { Reader } from './reader.ts';

/** The items as this reader sees them: the words, whose they are and what goes with them. */
export function itemsShown(reader: Reader, placement: Placement, items: readonly AgendaItem[]): Block[] {
  if (items.length === 0) return [];
  const quoted = items.map((item) => ({ text: item.what, by: besides(reader, item), of: ofItem(placement, item) }));
  return [{ kind: 'written', items: quoted }];
}

/** Whose words an item is, for wherever it is quoted: it may have left the agenda by the time that they must go. */
export function ofItem({ id }: Placement, { by }: AgendaItem): { placement: string; by: string } {
  return { placement: id, by };
}

/** What a proposal is about, in a few words. */
export function aboutProposal({ world, person, language }: Reader, { origin, on }: Proposal): string {
  if (on === null)
    return origin === 'behind'
      ? say(language.phrases, 'agenda.from-behind')
      : origin === 'focus'
        ? say(language.phrases, 'agenda.from-focus')
        : '';
  const date = sayDate(on, wallFor(world, person.id));
  return say(language.phrases, origin === 'return' ? 'agenda.proposal-return' : 'agenda.proposal-agreement', { date });
}

/** A moment (ms since 1970) in words, where the reader is. */
export function momentFor({ world, person }: Reader, at: number): string {
  return sayWhen(wallAt(at, person.zone), wallFor(world, person.id));
}

/** A moment (ms since 1970) in words in what is sent, and read later. */
export function momentSent({ world, person }: Reader, at: number): string {
  return sayWhenSent(wallAt(at, person.zone), wallFor(world, person.id));
}

function besides(reader: Reader, item: AgendaItem): string {
  const { world, person, language } = reader;
  const { phrases } = language;
  return [
    origin(reader, item),
    kindName(reader, item.kind),
    item.minutes === null ? null : say(phrases, 'agenda.minutes', { minutes: item.minutes }),
    item.bring === null ? null : say(phrases, 'agenda.bring', { what: item.bring }),
    item.on === null ? null : sayWhenSent(item.on, wallFor(world, person.id)),
    item.shared ? null : say(phrases, 'agenda.not-sent'),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function origin({ world, person, language }: Reader, item: AgendaItem): string {
  const { phrases } = language;
  switch (item.origin) {
    case 'parked':
      return say(phrases, 'agenda.from-parked');
    case 'agreement':
      return say(phrases, 'agenda.from-agreement');
    case 'return':
      return say(phrases, 'agenda.from-return');
    case 'behind':
      return say(phrases, 'agenda.from-behind');
    case 'focus':
      return say(phrases, 'agenda.from-focus');
    default:
      return item.by === person.id
        ? say(phrases, 'agenda.yours')
        : say(phrases, 'agenda.by', { other: nameOf(world, item.by) });
  }
}
