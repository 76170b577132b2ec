import type { Block, Message } from '../../dialogs/model/message.ts';

/** Messages as one page to keep and print: no script, nothing from elsewhere. All words are shown letter by letter. */
export function htmlOf(title: string, intro: string, messages: readonly Message[]): string {
  const body = messages.map(
    (message) => `<section>${heading(message)}${message.blocks.map(blockHtml).join('')}</section>`,
  );
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
section{border-top:1px solid;margin-top:2rem}blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid;white-space:pre-wrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}.quiet{opacity:.75;font-size:.9em}
</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(intro)}</p>
${body.join('\n')}
</body></html>
`;
}

function heading({ title }: Message): string {
  return title === undefined ? '' : `<h2>${escaped(title)}</h2>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      if (block.tone === 'strong') return `<h3>${escaped(block.text)}</h3>`;
      return `<p${block.tone === 'quiet' ? ' class="quiet"' : ''}>${escaped(block.text)}</p>`;
    case 'written':
      return `${block.label === undefined ? '' : `<p>${escaped(block.label)}</p>`}${block.items.map(quoted).join('')}`;
    case 'columns':
      return block.columns
        .map(({ title, groups }) => {
          const inside = groups.map(({ label, items }) => `<p>${escaped(label)}</p>${list(items)}`);
          return `<h3>${escaped(title)}</h3>${inside.join('')}`;
        })
        .join('');
    case 'facts':
      return `<dl>${block.facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
    case 'ticks':
      return list(block.items.map(({ label, met }) => `${met ? '☑' : '☐'} ${label}`));
    case 'picture':
      return `<p>${escaped(block.alt)}</p>`;
    case 'file':
    case 'download':
      return '';
  }
}

function quoted({ text, by }: { text: string; by?: string | undefined }): string {
  return `<blockquote>${escaped(text)}${by === undefined ? '' : ` <span class="quiet">${escaped(by)}</span>`}</blockquote>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
