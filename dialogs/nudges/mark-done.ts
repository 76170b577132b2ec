import { toActor, told } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Activities, Obligation } from '../content/programme.ts';
import { wallAt } from '../dates/zone.ts';
import { wallOf } from '../frequency/days.ts';
import { ledgerOf } from '../frequency/ledger-of.ts';
import { progressOf } from '../frequency/progress.ts';
import { runningOn } from '../frequency/windows.ts';
import { countLogged, valuesOf } from '../ledger/count-logged.ts';
import { fieldIds, logForm } from '../ledger/log-form.ts';
import { labelOf } from '../ledger/say-logged.ts';
import type { Decision, Entry } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import { wallFor } from '../session/world.ts';
import type { Act } from './act.ts';
import { obligationIn } from './case-of.ts';
import { doneIn } from './done-in.ts';

/**
 * Counts what a tap says took place, once for all requirements that it may have been for, and says how those stand. `at`:
 * when the reminder was sent. On another day than that it is asked which day it was, and of patients how many.
 */
export function markDone(act: Act, ids: readonly string[], at: number | undefined): Partial<Decision> {
  const { context, placement, input, memory } = act;
  const { language, world, person } = context;
  const obligations = ids.flatMap((id) => obligationIn(input, id) ?? []);
  if (obligations.length === 0) return told(context, say(language.phrases, 'nudge.choose-first'));
  const { date: day } = wallFor(world, person.id);
  const isLate = at !== undefined && wallAt(at, person.zone).date !== day;
  const taps = tapsFor(obligations, language.activities);
  const isAsked = ({ kind }: Tap) => isLate || language.activities[kind]?.amount === 'patients';
  const sure = taps.filter((tap) => !isAsked(tap));
  const { entries, messages } = countLogged(
    context,
    sure.map(({ kind, minutes }) => ({ kind, amount: 1, minutes, day })),
    placement,
    {
      isSure: false,
      alike: (item) => sure.find(({ kind }) => kind === item.kind)?.alike ?? [item.kind],
      standing: (added) => {
        const kinds = new Set(added.map(({ kind }) => kind));
        return sure.filter(({ kind }) => kinds.has(kind)).flatMap((tap) => standing(act, tap.obligations, added));
      },
    },
  );
  const forms = taps.filter(isAsked).map((tap) => asking(act, tap, isLate));
  return {
    frequency: [{ institute: placement.institute, placement: placement.id, memory }],
    entries,
    said: [...messages, ...forms].map((message, index) => toActor(context, message, index)),
  };
}

/** One thing that took place: the activity it is counted as, and all that may be the same thing. */
type Tap = { kind: string; minutes: number; alike: readonly string[]; obligations: readonly Obligation[] };

/** One tap is about one talk: requirements that can be met by the same activity are counted with one line, as long as the longest asks. */
function tapsFor(obligations: readonly Obligation[], activities: Activities): Tap[] {
  const taps: Tap[] = [];
  // What asks for one activity says which it was; wider ones may count that too.
  for (const obligation of obligations.toSorted((one, other) => one.counts.length - other.counts.length)) {
    const { counts, minutes = 0 } = obligation;
    const at = taps.findIndex(({ kind }) => counts.includes(kind));
    const same = taps[at];
    if (same === undefined) {
      // Where several activities count, a tap says that it took place and not which of them it was.
      const kind = counts.find((one) => activities[one]?.conversation === undefined) ?? counts[0] ?? '';
      taps.push({ kind, minutes, alike: counts, obligations: [obligation] });
    } else
      taps[at] = {
        kind: same.kind,
        minutes: Math.max(same.minutes, minutes),
        alike: [...new Set([...same.alike, ...counts])],
        obligations: [...same.obligations, obligation],
      };
  }
  return taps;
}

/** How requirements stand in the period that runs, with what was counted just now. */
function standing({ context, placement, input }: Act, about: readonly Obligation[], added: readonly Entry[]): string[] {
  const { state, world, language } = context;
  const { calendar, memory } = input;
  const entries = doneIn([...state.entries, ...added], placement, language.activities);
  const ledger = ledgerOf({ ...input, entries }, world.now);
  const { day } = wallOf(world.now, calendar.trainee.zone);
  return about.flatMap((obligation) => {
    const window = runningOn(obligation, calendar, day);
    if (window === null || window.target === 0) return [];
    const progress = progressOf(obligation, window, calendar, ledger, memory.waivers, day);
    const params = { label: obligation.label, done: progress.done, target: progress.target };
    return [say(language.phrases, progress.state === 'met' ? 'nudge.standing-met' : 'nudge.standing', params)];
  });
}

/** The form to log it with: the day, or how many it were, is not known. */
function asking({ context, placement }: Act, { kind, minutes }: Tap, isLate: boolean): Message {
  const { language } = context;
  const what = labelOf(kind, language);
  return logForm(context, {
    text: say(language.phrases, isLate ? 'nudge.when' : 'log.no-amount', { what }),
    values: { ...valuesOf({ kind, amount: 1, minutes, day: '' }), [fieldIds.with]: placement.id },
    kinds: [kind],
  });
}
