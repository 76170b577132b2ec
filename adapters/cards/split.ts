/**
 * A text in pieces of at most `max` bytes (as they weigh inside JSON), cut after a paragraph where that can be,
 * else after a line, a sentence, a word, and at the least between two graphemes. White space at a cut is dropped.
 * Only a single grapheme that is heavier than a whole piece is cut itself.
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (weight(rest) > max) {
    const fits = longestStart(rest, max);
    const cut = bestCut(rest, fits);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  pieces.push(rest);
  return pieces.filter((piece) => piece !== '');
}

/** Made when a text is first cut: they take a hundredth of a second, which a start need not wait for. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(granularity: 'grapheme' | 'sentence'): Intl.Segmenter {
  const made = segmenters.get(granularity) ?? new Intl.Segmenter('nl', { granularity });
  segmenters.set(granularity, made);
  return made;
}

/** A cut earlier than this share of a piece would leave it too empty. */
const LEAST_FILL = 0.4;

function weight(text: string): number {
  return Buffer.byteLength(JSON.stringify(text), 'utf8') - 2;
}

/** Length in code units of the longest start that fits, ending between graphemes. */
function longestStart(text: string, max: number): number {
  let bytes = 0;
  let end = 0;
  // No piece of `max` bytes has more than `max` code units; one more is looked at, to see where a grapheme ends.
  for (const { segment, index } of segmenter('grapheme').segment(text.slice(0, max + 1))) {
    bytes += weight(segment);
    if (bytes > max) break;
    end = index + segment.length;
  }
  return end > 0 ? end : startOfCodePoints(text, max);
}

function startOfCodePoints(text: string, max: number): number {
  let bytes = 0;
  let end = 0;
  for (const point of text) {
    bytes += weight(point);
    if (bytes > max) break;
    end += point.length;
  }
  return Math.max(end, 1);
}

function bestCut(text: string, fits: number): number {
  const head = text.slice(0, fits);
  const least = fits * LEAST_FILL;
  const cuts = [lastAfter(head, /\n\s*\n/g), lastAfter(head, /\n/g), lastSentence(head), lastAfter(head, /\s+/g)];
  return cuts.find((cut) => cut >= least && cut > 0) ?? fits;
}

function lastAfter(head: string, gap: RegExp): number {
  return [...head.matchAll(gap)].reduce((_, match) => match.index + match[0].length, 0);
}

function lastSentence(head: string): number {
  // The last segment was cut off by the limit, so its start is where the last whole sentence ends.
  return [...segmenter('sentence').segment(head)].at(-1)?.index ?? 0;
}
