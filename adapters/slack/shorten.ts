import { splitText } from '../cards/split.ts';
import { type Piece, type Run, toBlocks, weightOf } from './pieces.ts';

/** Bytes of each piece; the first length at which all fits is taken. */
const lengths = [1000, 300, 100];

/** Pieces cut short, so that together they are within `bytes` of text and `blocks`; what then still does not fit is left out from the end. */
export function shortenedTo(pieces: readonly Piece[], room: { bytes: number; blocks: number }): Piece[] {
  const fits = (some: readonly Piece[]) => weightOf(some) <= room.bytes && toBlocks(some).length <= room.blocks;
  let shortest = [...pieces];
  for (const max of lengths) {
    if (fits(shortest)) return shortest;
    shortest = shortest.map((piece) => cut(piece, max));
  }
  if (fits(shortest)) return shortest;
  const rest: Piece = { as: 'line', runs: [{ text: '…' }], apart: true };
  let end = shortest.length;
  while (end > 0 && !fits([...shortest.slice(0, end), rest])) end -= 1;
  return end === 0 ? [] : [...shortest.slice(0, end), rest];
}

function cut(piece: Piece, max: number): Piece {
  if (piece.as === 'ready' || weightOf([piece]) <= max) return piece;
  const runs: Run[] = [];
  let left = max;
  for (const run of piece.runs) {
    const size = Buffer.byteLength(run.text, 'utf8');
    const [start = '', ...rest] = size <= left ? [run.text] : splitText(run.text, Math.max(left, 1));
    if (left > 0) runs.push({ ...run, text: rest.length > 0 ? `${start.replace(/ …$/, '')} …` : start });
    left -= size;
  }
  return { ...piece, runs };
}
