/**
 * The ids behind buttons. An id only names what its presser wants; whether that may happen is decided
 * from the presser and the stored state.
 */
export type Action =
  | { kind: 'session'; session: string; position: string; verb: string }
  | { kind: 'return'; session: string; position: string; outcome: string }
  | { kind: 'start'; dialog: string; length: string }
  | { kind: 'command'; command: string }
  | { kind: 'record'; session: string };

/** The id of an action; parts are joined by a character that no id of ours contains. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'session':
      return ['s', action.session, action.position, action.verb].join('|');
    case 'return':
      return ['r', action.session, action.position, action.outcome].join('|');
    case 'start':
      return ['b', action.dialog, action.length].join('|');
    case 'command':
      return ['c', action.command].join('|');
    case 'record':
      return ['v', action.session].join('|');
  }
}

/** The action behind an id, or null for anything that is none of ours. */
export function decodeAction(id: string): Action | null {
  const [kind, a, b, c, ...rest] = id.split('|');
  if (a === undefined || rest.length > 0) return null;
  if (kind === 's' && b !== undefined && c !== undefined) return { kind: 'session', session: a, position: b, verb: c };
  if (kind === 'r' && b !== undefined && c !== undefined)
    return { kind: 'return', session: a, position: b, outcome: c };
  if (kind === 'b' && b !== undefined && c === undefined) return { kind: 'start', dialog: a, length: b };
  if (kind === 'c' && b === undefined) return { kind: 'command', command: a };
  if (kind === 'v' && b === undefined) return { kind: 'record', session: a };
  return null;
}
