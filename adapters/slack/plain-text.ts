/**
 * What somebody wrote, letter by letter: Slack's own marks become words (a link its address, a mention its name), its three
 * escapes the signs themselves. Mentions of the assistant are left out.
 */
export function plainText(text: string, botUser: string): string {
  return commandText(text.replace(/<([^<>]*)>/g, (_, inner: string) => markText(inner, botUser)));
}

/** What somebody typed after a command, letter by letter: Slack puts no marks of its own in it, only its escapes. */
export function commandText(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: keyof typeof signs) => signs[name]).trim();
}

const signs = { lt: '<', gt: '>', amp: '&' } as const;

function markText(inner: string, botUser: string): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  const id = target.slice(1);
  switch (target[0]) {
    case '@':
      return id === botUser ? '' : `@${label || id}`;
    case '#':
      return `#${label || id}`;
    case '!':
      return label || `@${id}`;
    default: {
      const address = target.replace(/^(mailto|tel):/, '');
      return label === '' || label === address || address.endsWith(`//${label}`) ? address : `${label} (${address})`;
    }
  }
}
