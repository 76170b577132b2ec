import { inflateRawSync } from 'node:zlib';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Download } from '../../dialogs/model/message.ts';
import { makeDownload } from '../../src/exports/make-download.ts';
import type { Busy } from './busy.ts';

/** All text of what whoever is at this address can download now; null when they cannot. */
export async function downloaded({ hall }: Busy, to: Address, what: Download): Promise<string | null> {
  const { store, content, frequency } = hall;
  let ids = 0;
  const newId = () => `d${++ids}-${to.id}-${what}`;
  const deps = { store, content, now: hall.now, newId, frequency: () => frequency };
  const file = await hall.within(to, `${what} for ${to.id}`, () => makeDownload(deps, to, what));
  return file === null || typeof file === 'string' ? file : unpacked(Buffer.from(file));
}

/** The files of a workbook, one after another, by its table at the end (ZIP, APPNOTE 4.3.12). */
function unpacked(zip: Buffer): string {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const texts: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let file = zip.readUInt16LE(end + 10); file > 0; file -= 1) {
    const [method, size, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(from, from + size);
    texts.push((method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (texts.length === 0) throw new Error('no files in the workbook');
  return texts.join('\n');
}
