/** How a picture is coloured: for a light or a dark ground, or as whoever shows it has it (`both`: only where style sheets with media queries work). */
export type Theme = 'light' | 'dark' | 'both';

/** Sizes in units of the picture, which is 320 wide: a phone shows one unit as one pixel. */
export const SIZE = {
  width: 320,
  side: 14,
  /** Room between the sides. */
  inner: 320 - 2 * 14,
  title: { letters: 15, line: 20, bold: true },
  label: { letters: 13.5, line: 17, bold: false },
  value: { letters: 13.5, line: 17, bold: true },
  small: { letters: 12, line: 15, bold: false },
} as const;

/** The letters of a line of words. */
export type Letters = { letters: number; line: number; bold: boolean };

type Inks = { paper: string; ink: string; soft: string; line: string; full: string; missed: string };

// The page's own grounds and inks; each ink is 4.5 to 1 or better on its paper, lines that only guide the eye are fainter.
const light: Inks = {
  paper: '#fffdf9',
  ink: '#2a2420',
  soft: '#62594f',
  line: '#d3c8b7',
  full: '#14655c',
  missed: '#a02a20',
};
const dark: Inks = {
  paper: '#221e1a',
  ink: '#f3ece2',
  soft: '#bcb0a2',
  line: '#544b41',
  full: '#7fd1c1',
  missed: '#ffab9b',
};

/** The style sheet of a picture. Class names say what they are for. */
export function styleOf(theme: Theme): string {
  const font = `text{font-family:'DejaVu Sans Condensed',system-ui,'Segoe UI',Roboto,Arial,sans-serif}.bold{font-weight:700}`;
  if (theme !== 'both') return font + coloured(theme === 'light' ? light : dark);
  return `${font}${coloured(light)}@media (prefers-color-scheme:dark){${coloured(dark)}}`;
}

function coloured({ paper, ink, soft, line, full, missed }: Inks): string {
  return [
    `.paper{fill:${paper}}`,
    `.ink{fill:${ink}}`,
    `.soft{fill:${soft}}`,
    // A rim of paper keeps a figure apart from the line behind it.
    `.figure{fill:${ink};stroke:${paper};stroke-width:3;stroke-linejoin:round;paint-order:stroke}`,
    `.full{fill:${full}}`,
    `.dot{fill:${paper};stroke:${full};stroke-width:2}`,
    `.rule{fill:none;stroke:${line};stroke-width:1}`,
    `.trend{fill:none;stroke:${full};stroke-width:2;stroke-linejoin:round}`,
    `.missed{fill:none;stroke:${missed};stroke-width:1.5}`,
    `.waived{fill:none;stroke:${soft};stroke-width:2}`,
    `.open{fill:none;stroke:${soft};stroke-width:1.5;stroke-dasharray:1.5 2}`,
  ].join('');
}
