import { inflateRawSync } from 'node:zlib';

/** All text in a zip file. */
export function unzipped(bytes: Uint8Array): string {
  const all = Buffer.from(bytes);
  let text = '';
  for (let at = all.indexOf('PK\u0001\u0002'); at >= 0; at = all.indexOf('PK\u0001\u0002', at + 4)) {
    const [size, local] = [all.readUInt32LE(at + 20), all.readUInt32LE(at + 42)];
    const from = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
    const part = all.subarray(from, from + size);
    text += all.readUInt16LE(at + 10) === 8 ? inflateRawSync(part).toString('utf8') : part.toString('utf8');
  }
  return text;
}
