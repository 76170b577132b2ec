import type { types } from '@slack/bolt';
import { SLACK_BLOCKS } from './block-limits.ts';
import { type Piece, toBlocks, weightOf } from './pieces.ts';

/** Pieces as the blocks of one message or more, in order; a heading goes with what it stands above, the buttons with the last. */
export function posts(pieces: readonly Piece[], rows: readonly types.KnownBlock[]): types.KnownBlock[][] {
  const full: Piece[][] = [];
  let post: Piece[] = [];
  for (const unit of units(pieces)) {
    const more = [...post, ...unit];
    if (post.length === 0 || fits(more)) post = more;
    else {
      full.push(post);
      post = unit;
    }
  }
  const all = [...full, post].flatMap(broken).map(toBlocks);
  return [...all.slice(0, -1), [...(all.at(-1) ?? []), ...rows]];
}

function units(pieces: readonly Piece[]): Piece[][] {
  const units: Piece[][] = [];
  let unit: Piece[] = [];
  for (const piece of pieces) {
    unit.push(piece);
    if (piece.as !== 'ready' && piece.heading) continue;
    units.push(unit);
    unit = [];
  }
  return unit.length > 0 ? [...units, unit] : units;
}

function fits(pieces: readonly Piece[]): boolean {
  return weightOf(pieces) <= SLACK_BLOCKS.post && toBlocks(pieces).length <= SLACK_BLOCKS.postBlocks;
}

/** Headings that together are too long for one message are parted after all. */
function broken(pieces: Piece[]): Piece[][] {
  if (pieces.length <= 1 || fits(pieces)) return [pieces];
  const middle = Math.ceil(pieces.length / 2);
  return [...broken(pieces.slice(0, middle)), ...broken(pieces.slice(middle))];
}
