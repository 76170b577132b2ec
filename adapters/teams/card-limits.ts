/** How much goes into Teams cards, next to what holds for every card (adapters/cards/limits.ts). */
export const TEAMS_CARD = {
  /** Bytes that our own parts of a Teams button weigh more than a plain one: type, verb and names. The message's key comes on top. */
  button: 100,
  /** Characters that the text fields of one form may hold together, so that it comes back in one message with all that was written. */
  form: 14_000,
  /** Bytes of a form with what stands in it, in a dialog; above this the longest text is left out, and a line says so. */
  filledForm: 18_000,
  /** Bytes that a field on a card weighs more than in a message. */
  field: 400,
  /** Bytes of what stands above the form in a dialog: more, and the fields are out of sight. */
  aboveDialog: 4_000,
  /** Bytes of a message of lines only that goes as plain text. */
  plain: 3_000,
  /** Characters of the line at the top of a dialog; a phone shows no more. */
  dialogTitle: 45,
} as const;
