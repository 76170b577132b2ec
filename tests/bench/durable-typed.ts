import { durable } from './durable.ts';

/** Our durable turns, answers typed as text. */
export const contender = durable('typed');
