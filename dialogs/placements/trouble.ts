import type { Person } from '../model/person.ts';

/** What keeps a placement from being made, as data: the import tells it to an operator, the chat to a coordinator. Dates are `YYYY-MM-DD`. */
export type Trouble =
  | { kind: 'unknown-programme'; programme: string; near: string | null }
  | { kind: 'end-before-start'; start: string; end: string }
  | { kind: 'too-long'; start: string; end: string }
  | { kind: 'year-missing'; programme: string }
  | { kind: 'address-form'; text: string }
  | { kind: 'address-missing'; name: string }
  | { kind: 'name-missing'; address: string }
  | { kind: 'name-too-long'; name: string }
  | { kind: 'other-institute'; address: string }
  | { kind: 'other-name'; address: string; name: string; given: string }
  | { kind: 'other-role'; address: string; name: string; role: Person['role'] }
  | { kind: 'same-person'; address: string };
