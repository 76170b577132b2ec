import { z } from 'zod';

const line = z.string().min(1).max(400);

/** Every word that only Teams needs: the shape of prompts/nl/teams.yaml. `{link}` in a text is filled in. */
export const teamsTexts = z.strictObject({
  /** On the button that opens a dialog for longer text. */
  open: z.string().min(1).max(75),
  /** At the top of a dialog whose own title is too long for there. */
  dialog: z.string().min(1).max(45),
  /** Under a field whose earlier text is too long to stand in it. */
  tooLong: line,
  /** On the buttons of what is read in a dialog and is more than one takes: to its next part, and back. */
  onward: z.string().min(1).max(75),
  back: z.string().min(1).max(75),
  /** Below a message of a few lines: words to go on with, sent as if they were typed. */
  suggestions: z.array(z.string().min(1).max(40)).max(3),
  /** Said in a group chat or channel, in the thread where the assistant was called. */
  group: z.strictObject({
    /** The answer stands in their own chat. */
    answered: line,
    /** The same, when that chat is not there yet; `{link}` opens it. */
    open: line.includes('{link}'),
    /** On the button of a post that opens its form. */
    fill: z.string().min(1).max(75),
    /** What counts as said when only the name was called. */
    bare: line,
  }),
  /** Said to a message without words: a picture, a file. */
  wordless: line,
  /** In the place of a dialog, or beside a card for a moment. */
  notice: z.strictObject({
    /** What the button belongs to is over. */
    over: line,
    /** In the place of a form that stood nowhere else, once it was taken in. */
    sent: line,
    /** It takes longer than Teams waits. */
    slow: line,
    /** After that: what was sent could not be kept as it is. What it was is not said again. */
    refused: line,
  }),
});

export type TeamsTexts = z.infer<typeof teamsTexts>;
