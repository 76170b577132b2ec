import { bare } from './bare.ts';

/** What the durable turns read and wrote when answers were sent as a form. */
export const contender = bare('form');
