import { inflateSync } from 'node:zlib';

export type Png = {
  width: number;
  height: number;
  /** Red, green, blue and opacity of a pixel. */
  at(x: number, y: number): number[];
  /** The same as one number, for who compares many. */
  colour(x: number, y: number): number;
};

/** A PNG of 8 bits, with or without opacity, not interlaced. Throws on anything else. */
export function readPng(bytes: Uint8Array): Png {
  const file = Buffer.from(bytes);
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const size = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + size));
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colours, , , interlaced] = file.subarray(24, 29);
  const wide = colours === 6 ? 4 : 3;
  if (depth !== 8 || (colours !== 6 && colours !== 2) || interlaced !== 0) throw new Error('another kind of PNG');
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * wide, height, wide);
  return {
    width,
    height,
    at: (x, y) => [...(rows[y]?.subarray(x * wide, (x + 1) * wide) ?? [])],
    colour: (x, y) => rows[y]?.readUIntBE(x * wide, wide) ?? Number.NaN,
  };
}

function unfiltered(data: Buffer, size: number, height: number, wide: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (size + 1);
    const row = Buffer.from(data.subarray(start + 1, start + 1 + size));
    const above = rows[y - 1] ?? Buffer.alloc(size);
    for (let at = 0; at < size; at += 1) {
      const a = row[at - wide] ?? 0;
      const b = above[at] ?? 0;
      const c = at < wide ? 0 : (above[at - wide] ?? 0);
      row[at] = ((row[at] ?? 0) + guess(data[start] ?? 0, a, b, c)) & 255;
    }
    rows.push(row);
  }
  return rows;
}

/** What a PNG's filter foretells of a byte from those left, above and left above. */
function guess(filter: number, a: number, b: number, c: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return a;
  if (filter === 2) return b;
  if (filter === 3) return (a + b) >> 1;
  const [left, above, both] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - c - c)];
  if (left <= above && left <= both) return a;
  return above <= both ? b : c;
}
