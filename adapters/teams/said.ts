import { z } from 'zod';
import type { TeamsActivity } from './activity.ts';

const mention = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string() }),
  text: z.string().min(1),
});

/** What somebody typed, and whether they called us by name in it. `text` is without our name and Teams' own marks. */
export function said({ text, textFormat, entities, recipient }: TeamsActivity): { text: string; called: boolean } {
  const ours = (entities ?? [])
    .map((entity) => mention.safeParse(entity))
    .flatMap(({ data }) => (data?.mentioned.id === recipient.id ? [data.text] : []));
  const rest = ours.reduce((words, name) => words.replaceAll(name, ' '), text ?? '');
  return { text: cleaned(rest, textFormat === 'xml'), called: ours.length > 0 };
}

/** Without marks around other names, hard spaces and Windows line ends. What looks like HTML in plain text was typed. */
function cleaned(text: string, marked: boolean): string {
  const plain = text
    .replace(/<\/?at( [^<>]*)?>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\r\n?/g, '\n');
  return (marked ? unmarked(plain) : plain).trim();
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unmarked(text: string): string {
  return text
    .replace(/<br *\/?>|<\/(p|div)>/g, '\n')
    .replace(/<\/?[a-z][^<>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => signs[name] ?? whole);
}
