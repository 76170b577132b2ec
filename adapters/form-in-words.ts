import type { Block, Message } from '../dialogs/model/message.ts';

/** What a form asks, for where it stands without its fields: the fields by name; of a single one the title says enough. */
export function asked({ title, blocks, fields }: Message): Block[] {
  if (fields.length === 1 && title !== undefined) return [];
  const said = saidIn({ title, blocks });
  const names = fields.map(({ label }) => label).filter((label) => !said.includes(label));
  return names.length === 0 ? [] : [{ kind: 'text', text: names.map((name) => `• ${name}`).join('\n'), tone: 'quiet' }];
}

/** What is wrong, all in one place: without fields there is none to say it at. */
export function wrong({ fields }: Message): Block[] {
  const lines = fields.flatMap(({ label, error }) =>
    error === undefined ? [] : [`${label}${/[?!.:]$/.test(label) ? '' : ':'} ${error}`],
  );
  return lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('\n'), tone: 'warning' }];
}

/** The lines that a message shows anyhow. */
export function saidIn({ title, blocks }: { title?: string | undefined; blocks: readonly Block[] }): string[] {
  return [title, ...blocks.map((block) => (block.kind === 'text' ? block.text : undefined))].filter(
    (line) => line !== undefined,
  );
}
