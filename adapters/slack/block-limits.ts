/** How much goes into Slack's blocks. Where no source is named the figure is our own choice, below what Slack allows. */
export const SLACK_BLOCKS = {
  /** Bytes of one piece of running text; longer text is cut at a paragraph, sentence or word (Slack: 3,000 characters a section). */
  text: 2_500,
  /** Bytes of one line of small text. */
  quiet: 1_900,
  /** Bytes of a name or label that stands in one line with other words. */
  label: 500,
  /** Bytes of one block of rich text. */
  richText: 3_500,
  /** Bytes of text in one message without its buttons (Slack refuses more than 13,200 characters, `msg_blocks_too_long`). */
  post: 10_000,
  /** Blocks of one message without its buttons (Slack: 50). */
  postBlocks: 38,
  /** Blocks of a modal or home page (Slack: 100). */
  viewBlocks: 100,
  /** Bytes of text on somebody's own page (Slack: 250 kB as JSON). */
  home: 30_000,
  /** Bytes of text in a window that is only to be read (Slack: 250 kB as JSON). */
  reading: 60_000,
  /** Bytes of what stands above a form: more, and the fields are out of sight. */
  aboveForm: 2_500,
  /** Bytes of the same below it, when it was cut short above. */
  belowForm: 20_000,
  /** Characters of a title in large letters; a longer one is a line in bold (Slack: 150). */
  header: 60,
  /** Bytes of the line for notifications. */
  notification: 300,
  /** Characters of a modal's title and of its buttons (Slack: 24). */
  modalLabel: 24,
  /** Buttons in a row; a phone shows a row as a column. */
  row: 5,
  /** Options of a "..." menu, and characters that one of them carries (Slack: 5 and 150). */
  overflow: 5,
  overflowValue: 150,
  /** A single choice with this many options of this many characters at the most is a row of buttons. */
  choiceButtons: 5,
  choiceButton: 40,
  /** Options that are shown spread out, and options of one menu (Slack: 10 and 100). */
  spread: 10,
  menu: 100,
  /** Bytes of each of the two lines of an option (Slack: 75 characters). */
  option: 75,
  /** Characters of a text field (Slack: 3,000). */
  input: 3_000,
  /** Bytes of the words for a picture (Slack: 2,000 characters). */
  alt: 1_900,
  /** Bytes of a field's label and hint in the form (Slack: 2,000 characters). */
  fieldLabel: 1_500,
} as const;
