import { type Folded, rawWords } from './folded.ts';
import { findPhrases, type Occurrence, type Token } from './phrases.ts';
import type { WordingLists } from './schema.ts';

/** A form of address with a name, in folded characters. */
type NameSpan = { start: number; end: number; who: 'woman' | 'man' | 'either' };

type Names = WordingLists['patientData']['names'];
type Reading = {
  folded: Folded;
  tokens: readonly Token[];
  names: Names;
  ordinary: Set<number>;
  particles: Map<number, Particle>;
};
type Particle = { to: number; strong: boolean };

/** "Mevrouw Jansen", "dhr. j. de vries": a form of address followed by what is a name and not the rest of a sentence. */
export function findNames(folded: Folded, tokens: readonly Token[], names: Names): NameSpan[] {
  const titles = (['woman', 'man', 'either'] as const).flatMap((who) =>
    findPhrases(tokens, names[who]).map((title) => ({ who, title })),
  );
  // Few texts have a form of address, and without one the other lists are of no use.
  if (titles.length === 0) return [];
  const particles = new Map<number, Particle>();
  for (const { from, to } of findPhrases(tokens, names.particles)) particles.set(from, { to, strong: false });
  for (const { from, to } of findPhrases(tokens, names.strongParticles)) particles.set(from, { to, strong: true });
  const ordinary = new Set(findPhrases(tokens, names.ordinary).map(({ from }) => from));
  const reading: Reading = { folded, tokens, names, ordinary, particles };
  return titles.flatMap(({ who, title }) => {
    const end = nameEnd(reading, title, who === 'either');
    return end === null ? [] : [{ start: title.start, end, who }];
  });
}

function nameEnd(reading: Reading, title: Occurrence, capitalOnly: boolean): number | null {
  const { folded, tokens, names } = reading;
  const lead = folded.text.slice(title.end, tokens[title.to]?.start);
  if (!/^\.? {0,3}$/.test(lead) || (lead.startsWith('.') && !title.dotted)) return null;
  let at = afterInitials(reading, title.to);
  const particle = reading.particles.get(at);
  at = particle?.to ?? at;
  const word = tokens[at];
  if (!word || word.text.length < 2 || !/^\p{L}/u.test(word.text) || !joined(reading, at)) return null;
  const ordinary = reading.ordinary.has(at);
  if (isCapital(folded, word)) {
    const shouted = isShouted(folded, word) && (capitalOnly || isShouted(folded, title));
    if (ordinary && (capitalOnly || particle || shouted || lead.startsWith('.'))) return null;
    // "Patiënt COPD" names an illness.
    if (capitalOnly && shouted) return null;
    return restEnd(reading, at);
  }
  if (capitalOnly) return null;
  if (names.surnames.includes(word.text)) return restEnd(reading, at);
  if (ordinary || word.text.length < 3 || (particle && !particle.strong)) return null;
  return names.ordinaryEndings.some((ending) => word.text.endsWith(ending)) ? null : restEnd(reading, at);
}

/** "J.", "A.B.", "J": single capitals before the name. */
function afterInitials(reading: Reading, from: number): number {
  let at = from;
  while (at < from + 5) {
    const token = reading.tokens[at];
    if (token?.text.length !== 1 || reading.particles.has(at) || !/\p{L}/u.test(token.text)) break;
    if (token.gap === 'stop' || (token.gap === 'open' && !isCapital(reading.folded, token))) break;
    at += 1;
  }
  return at;
}

/** Takes along a double name ("Jansen-de Vries", "Fatima El Amrani"). */
function restEnd(reading: Reading, first: number): number {
  const { folded, tokens } = reading;
  let last = first;
  for (let step = 0; step < 3; step += 1) {
    const between = folded.text.slice(tokens[last]?.end, tokens[last + 1]?.start);
    const at = reading.particles.get(last + 1)?.to ?? last + 1;
    const next = tokens[at];
    if (!next || !/^(?: {1,2}| ?- ?)$/.test(between) || !/^\p{L}/u.test(next.text) || !joined(reading, at)) break;
    if (!between.includes('-') && (!isCapital(folded, next) || reading.ordinary.has(at))) break;
    last = at;
  }
  return tokens[last]?.end ?? 0;
}

/** Whether nothing but a space, a dot or a dash parts a word from the one before. */
function joined({ folded, tokens }: Reading, at: number): boolean {
  return /^[ .'-]{0,3}$/.test(folded.text.slice(tokens[at - 1]?.end, tokens[at]?.start));
}

function isCapital(folded: Folded, { start }: { start: number }): boolean {
  return /^\p{Lu}/u.test(rawWords(folded, start, start + 1));
}

function isShouted(folded: Folded, { start, end }: { start: number; end: number }): boolean {
  return /^[\p{Lu}\p{M}. ]{2,}$/u.test(rawWords(folded, start, end));
}
