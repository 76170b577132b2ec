import { posix } from 'node:path';
import { parseAst } from 'vitest/node';

/** One file of the project: `path` from its top, with forward slashes. */
export type Source = { path: string; text: string };

type Node = { type: string; [key: string]: unknown };

/** Platforms; each with the packages that are its own SDK. What else lies in adapters/ is shared by all. */
const platforms: Readonly<Record<string, RegExp>> = {
  web: /^adaptivecards$/,
  teams: /^(@microsoft\/.+|botbuilder.*|botframework-.+|adaptivecards)$/,
  slack: /^@slack\/.+$/,
};
/** What only src touches, by import. */
const ofSrc = /^(ioredis|node-cron|restify|node:(sqlite|process|perf_hooks|worker_threads|cluster|child_process))$/;
/** What only src touches, by name: the environment, the clock and chance. */
const ofSrcByName = new Set(['process', 'performance', 'randomUUID', 'randomBytes', 'randomInt', 'getRandomValues']);
/** And what is neither pure: nobody in dialogs/ may use it. */
const impure = new Set(['console', 'fetch', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
/** Page code runs in a browser, where the clock is the visitor's. Its declarations are no code and may name the server's types. */
const page = 'adapters/web/page/';
const inPage = (path: string) => path.startsWith(page) && !path.endsWith('.d.ts');
/** Word lists of the Dutch language, as the field of dates has them. */
const wordLists = /^dialogs\/dates\/nl\//;

/** Where a file breaks a wall of the house, as `path: what`; empty when it stays in its room. Throws on what it cannot parse. */
export function breaches(source: Source): string[] {
  const { path } = source;
  const found = new Set<string>();
  visit(parseAst(source.text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }) as unknown as Node, [], (node, parents) => {
    const target = importOf(node);
    if (target !== null) {
      const wrong = target === '' ? 'imports something computed' : importBreach(path, target);
      if (wrong !== null) found.add(wrong);
    }
    const used = nameBreach(path, node, parents);
    if (used !== null) found.add(`uses ${used}, which only src/ may`);
    const said = words(node);
    if (said !== null && !wordLists.test(path) && !isDescription(parents) && isDutch(said))
      found.add(`says «${said.slice(0, 60)}», which belongs in prompts/`);
  });
  return [...found].map((what) => `${path}: ${what}`);
}

/** True for words that are a piece of Dutch text: two words or more, with at least one that Dutch cannot do without. */
export function isDutch(text: string): boolean {
  return (
    /\S\s+\S/.test(text) &&
    /(^|[\s"'«(])(je|jij|jou|jouw|jullie|het|een|niet|geen|ik|wij|naar|voor|deze|wordt|kies|alleen|nog|maar|zijn)([\s.,;:!?"'»)]|$)/i.test(
      text,
    )
  );
}

/** Where the top of the project holds something that has no place there, or misses what it cannot do without. */
export function topBreaches(names: readonly string[], ignored: readonly string[]): string[] {
  const needed = ['src', 'adapters', 'dialogs', 'prompts', 'tests', 'package.json', 'tsconfig.json'];
  const allowed = new Set([
    ...needed,
    ...['manifest', 'docs', 'README.md', 'CHANGELOG.md', 'Dockerfile', 'compose.yaml'],
    ...['package-lock.json', 'biome.json', 'knip.json', 'vitest.config.ts', 'node_modules'],
    ...ignored,
  ]);
  return [
    ...names.filter((name) => !name.startsWith('.') && !allowed.has(name)).map((name) => `${name} has no place here`),
    ...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
  ];
}

/** The package a specifier comes from (`zod`, `@slack/web-api`, `node:fs`), or null for a file of ours. */
export function packageOf(specifier: string): string | null {
  if (/^[./]/.test(specifier)) return null;
  if (specifier.startsWith('node:')) return specifier.split('/')[0] ?? specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Everything a file imports, in any way, types too. */
export function importsOf({ path, text }: Source): string[] {
  const found: string[] = [];
  visit(parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }) as unknown as Node, [], (node) => {
    const target = importOf(node);
    if (target !== null) found.push(target);
  });
  return found;
}

/** What a node imports: a specifier, '' when it is worked out at run time, null when it is no import. */
function importOf(node: Node): string | null {
  const from = (value: unknown) => {
    const literal = isNode(value) && value.type === 'TSLiteralType' ? value.literal : value;
    return isNode(literal) && typeof literal.value === 'string' ? literal.value : '';
  };
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return from(node.source);
    case 'ExportNamedDeclaration':
      return isNode(node.source) ? from(node.source) : null;
    case 'TSImportType':
      return from(node.source ?? node.argument);
    case 'TSExternalModuleReference':
      return from(node.expression);
    case 'CallExpression':
      return isNode(node.callee) && node.callee.name === 'require' ? from((node.arguments as unknown[])[0]) : null;
    default:
      return null;
  }
}

function importBreach(path: string, specifier: string): string | null {
  const room = path.split('/')[0] ?? '';
  const wrong = `imports ${specifier}`;
  const name = packageOf(specifier);
  if (name !== null) {
    if (room === 'src') return null;
    if (inPage(path)) return wrong;
    if (room === 'dialogs') return name === 'zod' || name === 'chrono-node' ? null : wrong;
    if (ofSrc.test(name)) return `${wrong}, which only src/ may`;
    const own = platforms[path.split('/')[1] ?? ''];
    return name === 'zod' || name.startsWith('node:') || own?.test(name) ? null : wrong;
  }
  const target = posix.join(posix.dirname(path), specifier);
  const [into = '', platform = ''] = target.split('/');
  if (inPage(path)) return target.startsWith(page) ? null : wrong;
  if (room === 'dialogs') return into === 'dialogs' ? null : wrong;
  if (room === 'src') return into === 'src' || into === 'adapters' || into === 'dialogs' ? null : wrong;
  if (into === 'dialogs') return null;
  if (into !== 'adapters' || inPage(target)) return wrong;
  return platform in platforms && platform !== path.split('/')[1] ? wrong : null;
}

function nameBreach(path: string, node: Node, parents: readonly Node[]): string | null {
  if (path.startsWith('src/') || inPage(path)) return null;
  const parent = parents.at(-1);
  const member = node.type === 'MemberExpression' ? `${nameOf(node.object)}.${propertyOf(node)}` : '';
  if (member === 'Math.random') return member;
  if (member === 'crypto.randomUUID' || member === 'globalThis.process') return member;
  if (node.type !== 'Identifier' || isOnlyAName(node, parent)) return null;
  const name = String(node.name);
  if (ofSrcByName.has(name)) return name;
  if (path.startsWith('dialogs/') && impure.has(name)) return name;
  if (name === 'Math' && !(parent?.type === 'MemberExpression' && parent.object === node)) return 'Math as a whole';
  if (name !== 'Date') return null;
  // A date worked out from given numbers is arithmetic; without them it is the clock.
  if (parent?.type === 'NewExpression' && parent.callee === node) {
    return (parent.arguments as unknown[]).length > 0 ? null : 'new Date()';
  }
  if (parent?.type === 'MemberExpression' && parent.object === node && /^(UTC|parse)$/.test(propertyOf(parent)))
    return null;
  return parent?.type === 'BinaryExpression' && parent.operator === 'instanceof' ? null : 'Date';
}

/** True for the name of a property, a type or a label: it refers to nothing outside. */
function isOnlyAName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return false;
  if (parent.type.startsWith('TS') && !/^TS(As|NonNull|Satisfies)Expression|^TSTypeQuery/.test(parent.type))
    return true;
  if (parent.type === 'MemberExpression') {
    const global = nameOf(parent.object) === 'globalThis';
    return parent.property === node && parent.computed !== true && !global;
  }
  return (
    /^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type) && parent.key === node && !parent.shorthand
  );
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return '';
  return value.type === 'Identifier' ? String(value.name) : value.type === 'MemberExpression' ? propertyOf(value) : '';
}

function propertyOf({ property }: Node): string {
  return isNode(property) ? String(property.name ?? property.value ?? '') : '';
}

function words(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node.quasis as { value: { cooked: string } }[];
  return quasis.map(({ value }) => value.cooked).join(' … ');
}

/** The hints an editor shows beside a field of a YAML file: they come from the schema and stand with it. */
function isDescription(parents: readonly Node[]): boolean {
  return parents.some(
    ({ type, callee }) => type === 'CallExpression' && isNode(callee) && propertyOf(callee) === 'describe',
  );
}

function visit(node: Node, parents: readonly Node[], look: (node: Node, parents: readonly Node[]) => void): void {
  look(node, parents);
  const below = [...parents, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, below, look);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
