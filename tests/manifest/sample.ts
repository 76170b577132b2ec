import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { runManifest } from '../../src/manifest/run.ts';

export const appId = '0f3c1d5e-7a2b-4c6d-8e9f-102030405060';
/** Everything that both platforms need. */
export const right: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: appId,
  LEERGESPREK_URL: 'https://leergesprek.instituut-noord.nl',
  LEERGESPREK_PRIVACY_URL: 'https://www.instituut-noord.nl/privacy',
  LEERGESPREK_TERMS_URL: 'https://www.instituut-noord.nl/voorwaarden',
  LEERGESPREK_ORGANISATION: 'Instituut Noord',
};

/** Runs the command in a directory of its own; what it wrote, by name. */
export function make(env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const out = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    const done = runManifest([...args, '--out', join(out, 'new')], env);
    return { ...done, zip: bytesOf(join(out, 'new/leergesprek-teams.zip')), slack: slackIn(join(out, 'new')) };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** What a vendor's schema has against a manifest; empty when nothing. Teams' is written for draft 4, Slack's for draft 7. */
export function faults(name: string, manifest: unknown): string[] {
  const schema = JSON.parse(readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8'));
  delete schema.$schema;
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The files in a zip, read by its directory; throws when anything in it contradicts itself. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no end');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry');
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('ascii', at + 46, at + 46 + length);
    const start = bytes.readUInt32LE(at + 42);
    const own = bytes.subarray(start, start + 30 + length);
    if (own.readUInt32LE(0) !== 0x04034b50 || own.toString('ascii', 30) !== name) throw new Error('no file');
    // Version to sizes stand in the same order in both places.
    if (!own.subarray(4, 30).equals(bytes.subarray(at + 6, at + 32))) throw new Error('two stories');
    const packed = bytes.subarray(start + 30 + length, start + 30 + length + own.readUInt32LE(18));
    const file = inflateRawSync(packed);
    if (file.length !== own.readUInt32LE(22) || crc32(file) !== own.readUInt32LE(14)) throw new Error('damaged');
    files.set(name, file);
    at += 46 + length;
  }
  if (at !== end) throw new Error('something between');
  return files;
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function slackIn(dir: string) {
  const bytes = bytesOf(join(dir, 'leergesprek-slack.json'));
  return bytes === null ? null : JSON.parse(bytes.toString());
}
