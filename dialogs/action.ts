/**
 * The ids behind buttons. An id only names what its presser wants; whether that may happen is decided
 * from the presser and the stored state. `at` of a reminder or a request: when it was sent (ms since 1970).
 */
export type Action =
  | { kind: 'session'; session: string; position: string; verb: string }
  | { kind: 'typed'; session: string; position: string; drafts: string; text: string }
  | { kind: 'return'; session: string; position: string; outcome: string }
  | { kind: 'start'; dialog: string; length: string }
  | { kind: 'command'; command: string }
  | { kind: 'record'; session: string }
  | { kind: 'agenda'; verb: string; placement: string; item: string }
  | { kind: 'plan'; verb: string; placement: string; item: string }
  | { kind: 'question' }
  | { kind: 'reached'; session: string }
  | { kind: 'apart'; session: string }
  | { kind: 'log'; verb: string; subject: string; placement: string }
  | { kind: 'away'; verb: string; from: string; to: string }
  | { kind: 'settings'; verb: string }
  | { kind: 'pair'; verb: string }
  | { kind: 'data'; verb: string }
  | { kind: 'signal'; verb: string; signal: string }
  | { kind: 'poll'; verb: string; subject: string; option: string }
  | { kind: 'overview'; verb: string; subject: string; detail: string }
  | { kind: 'year'; verb: string; subject: string; year: string }
  | { kind: 'coach'; verb: string }
  | { kind: 'nudge'; verb: string; placement: string; obligation: string; at?: number };

/** The longest id of an action, in UTF-16 units (see model/message.ts). */
const longestAction = 200;

/** The id of an action whose last part are words that somebody typed; null when they do not fit in one. */
export function encodeWords(action: Extract<Action, { kind: 'command' | 'typed' }>): string | null {
  const id = encodeAction(action);
  return id.length <= longestAction && JSON.stringify(decodeAction(id)) === JSON.stringify(action) ? id : null;
}

/** The id of an action; parts are joined by a character that no id of ours contains. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'session':
      return `s|${action.session}|${action.position}|${action.verb}`;
    case 'typed':
      return ['u', action.session, action.position, action.drafts, action.text].join('|');
    case 'return':
      return ['r', action.session, action.position, action.outcome].join('|');
    case 'start':
      return ['b', action.dialog, action.length].join('|');
    case 'command':
      return ['c', action.command].join('|');
    case 'record':
      return ['v', action.session].join('|');
    case 'agenda':
      return ['a', action.verb, action.placement, action.item].join('|');
    case 'plan':
      return ['p', action.verb, action.placement, action.item].join('|');
    case 'question':
      return 'q|';
    case 'reached':
      return ['t', action.session].join('|');
    case 'apart':
      return ['e', action.session].join('|');
    case 'log':
      return ['l', action.verb, action.subject, action.placement].join('|');
    case 'away':
      return ['w', action.verb, action.from, action.to].join('|');
    case 'nudge':
      return [
        'n',
        action.verb,
        action.placement,
        action.obligation,
        ...(action.at === undefined ? [] : [action.at]),
      ].join('|');
    case 'signal':
      return ['g', action.verb, action.signal].join('|');
    case 'pair':
      return ['k', action.verb].join('|');
    case 'data':
      return ['d', action.verb].join('|');
    case 'poll':
      return ['o', action.verb, action.subject, action.option].join('|');
    case 'overview':
      return ['x', action.verb, action.subject, action.detail].join('|');
    case 'year':
      return ['y', action.verb, action.subject, action.year].join('|');
    case 'coach':
      return ['h', action.verb].join('|');
    case 'settings':
      return ['i', action.verb].join('|');
  }
}

/** The action behind an id, or null for anything that is none of ours. */
export function decodeAction(id: string): Action | null {
  const [kind, a, b, c, d, ...rest] = id.split('|');
  if (a === undefined || rest.length > 0) return null;
  if (kind === 'u' && b !== undefined && c !== undefined && d !== undefined)
    return { kind: 'typed', session: a, position: b, drafts: c, text: d };
  if (d !== undefined && (kind !== 'n' || !/^\d{1,15}$/.test(d))) return null;
  if (kind === 's' && b !== undefined && c !== undefined) return { kind: 'session', session: a, position: b, verb: c };
  if (kind === 'r' && b !== undefined && c !== undefined)
    return { kind: 'return', session: a, position: b, outcome: c };
  if (kind === 'b' && b !== undefined && c === undefined) return { kind: 'start', dialog: a, length: b };
  if (kind === 'c' && b === undefined) return { kind: 'command', command: a };
  if (kind === 'v' && b === undefined) return { kind: 'record', session: a };
  if (kind === 'a' && b !== undefined && c !== undefined) return { kind: 'agenda', verb: a, placement: b, item: c };
  if (kind === 'p' && b !== undefined && c !== undefined) return { kind: 'plan', verb: a, placement: b, item: c };
  if (kind === 'q' && a === '' && b === undefined) return { kind: 'question' };
  if (kind === 't' && b === undefined) return { kind: 'reached', session: a };
  if (kind === 'e' && b === undefined) return { kind: 'apart', session: a };
  if (kind === 'l' && b !== undefined && c !== undefined) return { kind: 'log', verb: a, subject: b, placement: c };
  if (kind === 'w' && b !== undefined && c !== undefined) return { kind: 'away', verb: a, from: b, to: c };
  if (kind === 'g' && b !== undefined && c === undefined) return { kind: 'signal', verb: a, signal: b };
  if (kind === 'd' && b === undefined) return { kind: 'data', verb: a };
  if (kind === 'k' && b === undefined) return { kind: 'pair', verb: a };
  if (kind === 'o' && b !== undefined && c !== undefined) return { kind: 'poll', verb: a, subject: b, option: c };
  if (kind === 'x' && b !== undefined && c !== undefined) return { kind: 'overview', verb: a, subject: b, detail: c };
  if (kind === 'y' && b !== undefined && c !== undefined) return { kind: 'year', verb: a, subject: b, year: c };
  if (kind === 'h' && b === undefined) return { kind: 'coach', verb: a };
  if (kind === 'i' && b === undefined) return { kind: 'settings', verb: a };
  if (kind === 'n' && b !== undefined && c !== undefined)
    return { kind: 'nudge', verb: a, placement: b, obligation: c, ...(d !== undefined && { at: Number(d) }) };
  return null;
}
