import { durable } from './durable.ts';

/** Our durable turns, answers sent as a form. */
export const contender = durable('form');
