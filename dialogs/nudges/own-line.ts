import { reply, told } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import { explained, type Memory, noted } from '../frequency/memory.ts';
import type { Decision } from '../model/decision.ts';
import type { Values } from '../model/session.ts';
import { plainMessage } from '../session/compose.ts';
import { patientWords } from '../session/held.ts';
import { wallFor } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { findPatientData } from '../text/patient-data.ts';
import { type Act, kept } from './act.ts';
import { missedLately } from './missed-lately.ts';
import { lineForm, lineId, longestLine } from './nudge-forms.ts';
import { chosenIn, whichMissed } from './which.ts';

/** The form for the pair's own line, about one requirement or (`*`) about what was missed lately. */
export function askLine(act: Act, obligation: string): Partial<Decision> {
  const which = obligation === '*' ? whichMissed(act, {}, null) : [];
  if (which === null) return told(act.context, say(act.context.language.phrases, 'nudge.nothing-missed'));
  return reply(act.context, lineForm(act, obligation, '', null, which));
}

/** Keeps the pair's own line: with what the coordinator is to hear, or for when that is announced. */
export function ownLine(act: Act, obligation: string, values: Values): Partial<Decision> {
  const { context, memory, input } = act;
  const { phrases, wording } = context.language;
  const raw = values[lineId] ?? '';
  const text = clean(raw);
  const ids = obligation === '*' ? chosenIn(values, missedLately(input, context.world.now)) : [obligation];
  const isUnchosen = obligation === '*' && ids.length === 0;
  const which = obligation === '*' ? whichMissed(act, values, isUnchosen ? say(phrases, 'error.choose') : null) : [];
  if (which === null) return gone(context, plainMessage(say(phrases, 'nudge.nothing-missed')));
  const year = Number(wallFor(context.world, context.person.id).date.slice(0, 4));
  const found = findPatientData(text, wording, year);
  const error =
    text === ''
      ? say(phrases, 'error.empty')
      : text.length > longestLine
        ? say(phrases, 'error.too-long', { max: longestLine, now: text.length })
        : found.length > 0
          ? say(phrases, 'patient.must-go', {
              what: patientWords({ kinds: [...new Set(found.map(({ kind }) => kind))] }, phrases),
            })
          : null;
  if (error !== null || isUnchosen) return { again: lineForm(act, obligation, raw, error, which) };
  const known = ids.map((id) => memory.escalations[id]).filter((one) => one !== undefined && isUnderWay(one.state));
  const missed = new Set(missedLately(input, context.world.now).map((one) => one.obligation.id));
  if (known.length === 0 && ids.every((id) => !missed.has(id))) return gone(context);
  const next = ids.reduce((before, id) => withLine(before, id, context.person.id, text), memory);
  const isLate = known.some((one) => one?.sentAt !== null);
  return kept(
    act,
    next,
    say(phrases, known.length === 0 ? 'nudge.line-noted' : isLate ? 'nudge.line-late' : 'nudge.line-kept'),
  );
}

function withLine(memory: Memory, id: string, by: string, text: string): Memory {
  const known = memory.escalations[id];
  return known !== undefined && isUnderWay(known.state) ? explained(memory, id, by, text) : noted(memory, id, by, text);
}

/** Announced, or with the coordinator: the line belongs to that. What is over is followed by something new. */
function isUnderWay(state: Memory['escalations'][string]['state']): boolean {
  return state !== 'cancelled' && state !== 'waived' && state !== 'closed';
}
