import type { Edit } from './prompts-folder.ts';

/** A broken copy of the good fixture and all that is said about it: `file:line (step) | what | remedy`, files from `prompts/`. */
export type Case = { name: string; edits: readonly Edit[]; problems: readonly string[] };
