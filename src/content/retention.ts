import { type Finding, finding } from '../../dialogs/content/check-keys.ts';
import { type Retention, retentionFile } from '../../dialogs/rights/retention.ts';
import type { Opened } from './open.ts';
import { shaped } from './shape.ts';

/** How long what is kept, from `retention.yaml`; or what is wrong with it. */
export function readRetention({ folder, files }: Opened): { retention: Retention | undefined; findings: Finding[] } {
  const file = files.find(({ kind }) => kind === 'retention');
  if (file === undefined)
    return { retention: undefined, findings: [finding(`${folder}/retention.yaml`, [], 'file-missing', {})] };
  if (file.yaml.data === undefined) return { retention: undefined, findings: [] };
  const read = shaped(retentionFile, file.file, file.yaml.data);
  return read.kind === 'ok'
    ? { retention: read.value, findings: [] }
    : { retention: undefined, findings: read.findings };
}
