import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive: its name at the archive's root, in plain ASCII, and its bytes. */
export type ZipEntry = { name: string; bytes: Buffer };

/** 1 January 1980, the first day a zip knows, so that the same content always gives the same bytes. */
const date = (1 << 5) | 1;
/** Version 2.0 of the format: the first that knows deflate. */
const version = 20;
const deflated = 8;

/** A zip archive (PKWARE's APPNOTE 6.3, without encryption or zip64) of some small files, all compressed with deflate. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const label = Buffer.from(name, 'ascii');
    const sizes = fields([crc32(bytes), 4], [packed.length, 4], [bytes.length, 4], [label.length, 2], [0, 2]);
    const about = Buffer.concat([fields([version, 2], [0, 2], [deflated, 2], [0, 2], [date, 2]), sizes]);
    const file = Buffer.concat([fields([0x04034b50, 4]), about, label, packed]);
    // Comment length, disk, kind of content and rights are all zero; then where the file starts.
    const rest = fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(fields([0x02014b50, 4], [version, 2]), about, rest, label);
    files.push(file);
    offset += file.length;
  }
  const list = Buffer.concat(directory);
  const count = entries.length;
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [list.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...files, list, end]);
}

/** Numbers one after the other, each in so many bytes, lowest first. */
function fields(...numbers: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
