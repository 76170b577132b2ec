/**
 * Text that Teams would read as Markdown (the titles of options), written so that it shows letter by letter:
 * every sign of Markdown gets a backslash, which CommonMark shows as the sign itself.
 */
export function withoutMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-.!|~&:=]/g, (sign) => `\\${sign}`);
}
