import { advance } from './advance.ts';

/** Our transition alone, answers typed as text. */
export const contender = advance('typed');
