import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import { dateOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { ledgerOf } from '../frequency/ledger-of.ts';
import { progressOf } from '../frequency/progress.ts';
import { runningOn } from '../frequency/windows.ts';
import type { Block } from '../model/message.ts';
import { line } from '../session/compose.ts';

/** Requirements in one card; with more of them, those that end first. */
const listed = 12;

/** How the running period of each requirement of a pair stands: how often of how many, and until when. */
export function requirementBlocks({ language, world, person }: Context, input: NudgeInput): Block[] {
  const { phrases } = language;
  const { obligations, calendar, memory } = input;
  const ledger = ledgerOf(input, world.now);
  const { day } = wallOf(world.now, person.zone);
  const rows = obligations
    .filter(({ silent }) => !silent)
    .flatMap((obligation) => {
      const window = runningOn(obligation, calendar, day);
      if (window === null) return [];
      const progress = progressOf(obligation, window, calendar, ledger, memory.waivers, day);
      return progress.state === 'free' ? [] : [{ obligation, window, progress }];
    })
    .sort((one, other) => one.window.to - other.window.to);
  if (rows.length === 0) return [];
  const now = wallAt(world.now, person.zone);
  const facts = rows.slice(0, listed).map(({ obligation, window, progress: { done, target, state } }) => {
    const key = state === 'met' ? 'status.met' : state === 'waived' ? 'status.waived' : 'status.open';
    return {
      label: obligation.label,
      value: say(phrases, key, { done, target, until: sayDate(dateOf(window.to), now) }),
    };
  });
  const more = rows.length - listed;
  return [
    line(say(phrases, 'overview.requirements'), 'strong'),
    { kind: 'facts', facts },
    ...(more > 0 ? [line(say(phrases, 'status.more', { count: more }), 'quiet')] : []),
  ];
}
