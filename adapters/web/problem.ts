import type { ProblemCode } from './texts.ts';

const statuses: Record<ProblemCode, number> = {
  malformed: 400,
  foreign: 403,
  unknownPerson: 404,
  method: 405,
  tooLarge: 413,
  notJson: 415,
  failed: 500,
  busy: 503,
  stopping: 503,
};

/** A request that is not served; its code is also the name of the text the visitor gets. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** The HTTP status that goes with it. */
  readonly status: number;

  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
    this.status = statuses[code];
  }
}
