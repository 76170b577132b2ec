import { z } from 'zod';

const line = z.string().min(1).max(300);
/** Slack's limit for the title and the buttons of a modal. */
const short = z.string().min(1).max(24);
/** Slack's limit for a button in a message. */
const label = z.string().min(1).max(75);

/** Every word that only Slack needs: the shape of prompts/nl/slack.yaml. */
export const slackTexts = z.strictObject({
  /** What the shortcuts say for somebody, as if they typed it. */
  commands: z.strictObject({ open: line, question: line }),
  /** Said in a channel to the one person who spoke there; `link` opens the private conversation. */
  channel: z.strictObject({ answered: line, link: label }),
  /** On somebody's own page, below its buttons: where the answer to them stands. */
  home: line,
  /** Said to a message without words: a picture, a file, a voice clip. */
  wordless: line,
  form: z.strictObject({
    title: short,
    /** On the button that opens a form. */
    open: label,
    submit: short,
    close: short,
    /** The form could not be opened in time; the same button follows. */
    late: line,
    /** The form is no longer there. */
    gone: line,
    waiting: line,
    done: line,
    failed: line,
  }),
  toAgenda: z.strictObject({ title: short, label: line, hint: line, submit: short, empty: line }),
  /** Pages that somebody sees who installs the app. */
  install: z.strictObject({ title: line, explain: line, button: label, done: line, refused: line, failed: line }),
});

export type SlackTexts = z.infer<typeof slackTexts>;
