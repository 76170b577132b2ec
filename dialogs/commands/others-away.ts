import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { awayOn } from '../ledger/periods.ts';
import { sayDay } from '../ledger/say-logged.ts';
import type { Block } from '../model/message.ts';
import { line } from '../session/compose.ts';
import { nameOf, wallFor } from '../session/world.ts';
import { sayPeriod } from './away.ts';
import type { Context } from './context.ts';
import { othersOf } from './partners.ts';

/** How many days ahead the other hears of it in the overview. */
const aheadDays = 30;

/** Who of the others is not there, and until when; never why. `soon`: also who will not be there in the coming weeks. */
export function othersAway(context: Context, soon: boolean): Block[] {
  const { person, world, language } = context;
  const today = wallFor(world, person.id).date;
  return othersOf(context).flatMap((id): Block[] => {
    const periods = world.people.get(id)?.away ?? [];
    const now = awayOn(periods, today);
    const name = nameOf(world, id);
    const later = soon ? periods.filter(({ from }) => from > today && from <= addDays(today, aheadDays)) : [];
    return [
      ...(now === undefined
        ? []
        : [
            line(
              say(language.phrases, 'away.other', { name, day: sayDay(now.to, { date: today }, language) }),
              'quiet',
            ),
          ]),
      ...later.map((period) =>
        line(say(language.phrases, 'away.other-later', { name, period: sayPeriod(context, period) }), 'quiet'),
      ),
    ];
  });
}
