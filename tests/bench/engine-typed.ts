import { engine } from './engine.ts';

/** Our engine, with every answer typed as text: steering words and patient data are looked for in each. */
export const contender = engine('typed');
