import { engine } from './engine.ts';

/** Our engine, with every answer sent with the question's form. */
export const contender = engine('form');
