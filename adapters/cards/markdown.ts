/**
 * The title of an option, so that it shows letter by letter also where a host reads it as Markdown (older Teams clients do;
 * newer ones and those on phones show a backslash as it is). Only a title with something in it that Markdown would change
 * gets a backslash before each of its signs, which CommonMark shows as the sign itself.
 */
export function withoutMarkdown(title: string): string {
  return active.test(title) ? title.replace(/[\\`*_{}[\]()<>#+\-.!|~&:=]/g, (sign) => `\\${sign}`) : title;
}

/** Emphasis, code, links, tags and entities anywhere; lists, headings, quotations and lines at the start of a line. */
const active = /[\\`*_[\]~]|<[a-z/!?]|&#?\w+;|:\/\/|www\.|^\s*(?:[-+>#=]|\d+[.)]\s)|^(?: {4}|\t)/im;
