import { say } from '../content/phrases.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { Block } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { line } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';
import { itemsFor } from './items.ts';
import { comingFor } from './planned.ts';
import { othersIn, type Reader } from './reader.ts';
import { momentFor, ofItem } from './shown.ts';

/** Items the menu shows at most: it is a reminder, the agenda itself is a tap away. */
const itemsInMenu = 5;

/** For the menu: the next conversation, and what stands on the agenda; nothing when there is neither. */
export function nextTime(reader: Reader, placements: readonly Placement[]): Block[] {
  const { phrases } = reader.language;
  const [next] = comingFor(placements, reader.person.id, reader.world.now);
  const items = placements
    .flatMap((placement) => itemsFor(placement, reader.person.id).map((item) => ({ placement, item })))
    .slice(-itemsInMenu)
    .map(({ placement, item }) => shown(reader, placement, placements.length > 1, item));
  return [
    ...(next === undefined
      ? []
      : [
          line(
            say(phrases, 'plan.next-with', {
              when: momentFor(reader, next.talk.at),
              other: othersIn(reader, next.placement, next.talk.people),
            }),
            'strong',
          ),
        ]),
    ...(items.length === 0
      ? []
      : [line(say(phrases, 'menu.next-time'), 'strong'), { kind: 'written' as const, items }]),
  ];
}

/** The pair it belongs to is `named` for who has more than one. */
function shown(reader: Reader, placement: Placement, named: boolean, item: AgendaItem) {
  const { what, on } = item;
  const about = [
    ...(named ? [othersIn(reader, placement)] : []),
    ...(on === null ? [] : [sayWhen(on, wallFor(reader.world, reader.person.id))]),
  ];
  return { text: what, ...(about.length > 0 && { by: about.join(' · ') }), of: ofItem(placement, item) };
}
