import { advance } from './advance.ts';

/** Our transition alone, answers sent with the question's form. */
export const contender = advance('form');
