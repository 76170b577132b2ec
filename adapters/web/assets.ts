import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PageTexts } from './texts.ts';

export type Asset = { type: string; body: Buffer; tag: string };

/** Everything the page consists of, by path. Read once: the files do not change while the program runs. */
export async function loadAssets(texts: PageTexts): Promise<ReadonlyMap<string, Asset>> {
  const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  const names = (await readdir(new URL('./page/', import.meta.url))).filter((name) => /\.(css|js|svg)$/.test(name));
  const entries = [
    ...names.map(async (name) => [`/web/page/${name}`, asset(name, await readFile(pageFile(name)))] as const),
    (async () => ['/web/page/adaptivecards.min.js', asset('library.js', await readFile(library))] as const)(),
    (async () =>
      [
        '/',
        asset('index.html', Buffer.from(withTexts(await readFile(pageFile('index.html'), 'utf8'), texts))),
      ] as const)(),
  ];
  return new Map(await Promise.all(entries));
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

function pageFile(name: string): URL {
  return new URL(`./page/${name}`, import.meta.url);
}

function asset(name: string, body: Buffer): Asset {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  return { type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body, tag };
}

/** The few words that must be there before any script runs. */
function withTexts(html: string, { page }: PageTexts): string {
  const words: Readonly<Record<string, string>> = page;
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escaped(words[name] ?? ''));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
