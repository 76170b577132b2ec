const EMOJI = String.raw`\p{Extended_Pictographic}`;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Unassigned and private characters stay: fonts may know them. Joiner and emoji variant are judged by their neighbours.
const INVISIBLE = /(?![\n\u200d])(?:[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5)/gu;
const STRAY_VARIANT = new RegExp(String.raw`(?<!${EMOJI})(?<![0-9#*](?=\ufe0f\u20e3))[\ufe00-\ufe0f]`, 'gu');
const STRAY_JOINER = new RegExp(
  String.raw`(?<!${EMOJI}\ufe0f|${EMOJI}|\p{Emoji_Modifier})\u200d|\u200d(?!${EMOJI})`,
  'gu',
);
// One line of letters, signs and accented letters that are composed already: nothing to take out but outer spaces.
const CLEAN = /^[ -~\u00a1-\u00ac\u00ae-\u024f]*$/;

/**
 * What a person wrote, as it is stored: composed (NFC), newlines as \n with at most two empty lines in a row,
 * no control, zero-width or direction characters but the joiners within emoji, no outer blanks.
 */
export function clean(text: string): string {
  if (CLEAN.test(text)) return text.trim();
  const visible = text
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(STRAY_VARIANT, '')
    .replace(STRAY_JOINER, '')
    .replace(/\p{Zs}/gu, ' ')
    .normalize('NFC');
  const lines = visible.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
}
