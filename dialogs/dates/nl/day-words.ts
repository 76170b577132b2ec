import { closest } from '../../text/closest.ts';
import { mendTypo } from './typos.ts';

const days = 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo woe do vr za zo';
const months =
  'januari februari maart april mei juni juli augustus september oktober november december jan feb febr mrt apr jun jul aug sept sep okt nov dec';
const spoken =
  'vandaag morgen overmorgen gisteren gister eergisteren vanochtend vanmiddag vanavond vannacht vorige volgende deze dit die komende komend aanstaande afgelopen laatste as jl eind einde begin midden half halverwege week weken weekend dag dagen maand maanden jaar geleden over na om de het een hele heel rest van op in tot tm t/m en met vanaf tussen eerste tweede';
const feasts =
  'kerst kerstmis kerstdag kerstavond pasen paasdag pinksteren pinksterdag hemelvaart hemelvaartsdag koningsdag bevrijdingsdag nieuwjaar nieuwjaarsdag oudjaar oudjaarsdag oudejaarsdag goede';
const counts =
  'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig';

const known = `${days} ${months} ${spoken} ${feasts} ${counts}`.split(' ');
const exact = new Set(known);
// Of short words a slip is another word: only the long ones may be misspelt.
const long = known.filter((word) => word.length >= 6);

/** Is this word (plain: lower case, no accents) part of saying when, be it with a slip of the pen? */
export function isDateWord(word: string): boolean {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare === '' || exact.has(bare) || /^\d/.test(bare)) return true;
  return bare.length >= 6 && closest(bare, long).kind !== 'none';
}

/** The word of saying when that was meant: `sure` as it is known or with one plain slip, else the nearest; null when there is none. */
export function dateWordIn(word: string): { word: string; sure: boolean } | null {
  const mended = mendTypo(word);
  if (exact.has(mended)) return { word: mended, sure: true };
  const near = word.length >= 6 ? closest(word, long) : null;
  return near?.kind === 'near' && near.values[0] !== undefined ? { word: near.values[0], sure: false } : null;
}

/** Do all words of this text say when? */
export function saysOnlyWhen(text: string): boolean {
  return text.split(' ').every(isDateWord);
}
