import { bare } from './bare.ts';

/** What the durable turns read and wrote when answers were typed as text. */
export const contender = bare('typed');
