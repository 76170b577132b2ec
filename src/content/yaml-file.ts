import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import { type Finding, finding, type Path } from '../../dialogs/content/check-keys.ts';

/** A YAML file as it was read; `text` is null when it is not UTF-8, and `data` is undefined then and when its syntax is broken. */
export type YamlFile = {
  file: string;
  text: string | null;
  data: unknown;
  lineOf: (path: Path) => number;
  findings: Finding[];
};

const indentCodes = ['BAD_INDENT', 'TAB_AS_INDENT', 'BAD_COLLECTION_ITEM_INDENT'];
const colonCodes = [
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'UNEXPECTED_TOKEN',
  'BLOCK_IN_FLOW',
];

/** Reads YAML, keeping the line of each part. A path that is not there gets the line of what it should stand in. */
export function readYaml(file: string, text: string | null): YamlFile {
  if (text === null) {
    const findings = [finding(file, pathAt(0), 'not-utf8', {})];
    return { file, text, data: undefined, lineOf: () => 1, findings };
  }
  const lines = new LineCounter();
  // Its own look for keys that stand twice compares each with all before it: half of the time for hundreds of phrases.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  // After a first fault in the syntax the rest of the errors is guesswork of the parser.
  const broken = document.errors.slice(0, 1);
  const findings =
    broken.length > 0
      ? broken.map((error) => describe(file, error))
      : keysAgain(document.contents).map((offset) =>
          finding(file, pathAt(offset), 'yaml-duplicate', { key: text.slice(offset).match(/^[^:\n]*/)?.[0] ?? '' }),
        );
  let data: unknown;
  if (broken.length === 0) {
    try {
      data = document.toJS();
      // Only an anchor that stands within itself makes a ring, in which nobody who follows it comes to an end.
      if (text.includes('&')) JSON.stringify(data);
    } catch {
      data = undefined;
      findings.push(finding(file, [], 'yaml-other', { code: 'ALIAS' }));
    }
  }
  const lineOf = (path: Path) =>
    lines.linePos(path[0] === '#' ? Number(path[1]) : offsetOf(document.contents, path)).line;
  return { file, text, data, lineOf, findings };
}

/** A path for what has none, such as a fault in the syntax: its place in the text, in characters from the start. */
export function pathAt(offset: number): Path {
  return ['#', offset];
}

/** Where keys begin that stand earlier in the same map, in characters from the start. */
function keysAgain(node: unknown): number[] {
  if (isSeq(node)) return node.items.flatMap(keysAgain);
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap(({ key, value }) => {
    const again = isScalar(key) && seen.has(key.value) ? [key.range?.[0] ?? 0] : [];
    if (isScalar(key)) seen.add(key.value);
    return [...again, ...keysAgain(value)];
  });
}

function describe(file: string, { code, pos }: YAMLError): Finding {
  const path = pathAt(pos[0]);
  if (indentCodes.includes(code)) return finding(file, path, 'yaml-indent', {});
  if (code === 'MISSING_CHAR') return finding(file, path, 'yaml-quote', {});
  if (colonCodes.includes(code)) return finding(file, path, 'yaml-colon', {});
  return finding(file, path, 'yaml-other', { code });
}

function offsetOf(contents: Node | null, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key];
      if (!isScalar(item) && !isMap(item) && !isSeq(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}
