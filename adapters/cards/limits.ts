/**
 * How much goes into one card. Teams refuses a message above 28 KB and advises 25; the envelope around a card
 * is not ours to measure, so a card stays under 20 KB of UTF-8.
 */
export const CARD_LIMITS = {
  /** Bytes of the whole card as JSON; a card is smaller than this. */
  card: 20_000,
  /** Bytes of one piece of running text; longer text is cut at a paragraph, sentence or word. */
  text: 5_000,
  /** Bytes of columns that stand side by side; heavier ones are put below each other, so that they can be cut. */
  columns: 9_000,
  /** Columns side by side; with more of them a phone shows a word per line. */
  columnsAbreast: 3,
  /** Bytes of the line for notifications. */
  fallback: 500,
  /** Bytes of a field's label in the form itself; a longer one is shown in full above the field. */
  label: 600,
  /** Buttons in sight; Teams shows six at the most, the rest go behind its "..." button. */
  buttons: 6,
  /** Options that are shown spread out; more become a drop-down. */
  optionsSpread: 5,
  /** Bytes of an option's label once a form is too heavy for one card. */
  optionTight: 160,
} as const;
