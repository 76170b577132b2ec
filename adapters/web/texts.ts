import { z } from 'zod';

const line = z.string().min(1).max(400);

/** Every word on the demonstration page: the shape of prompts/nl/page.yaml. `{name}` in a text is filled in by the page. */
export const pageTexts = z.strictObject({
  page: z.strictObject({ title: line, description: line, noScript: line, skip: line }),
  hero: z.strictObject({
    brand: line,
    head: line,
    lead: line,
    points: z
      .array(z.strictObject({ head: line, text: line }))
      .min(1)
      .max(4),
  }),
  people: z.strictObject({
    head: line,
    explain: line,
    roles: z.strictObject({ trainee: line, trainer: line, coordinator: line, group: line, coach: line }),
    both: line,
    pair: line,
    others: line,
    open: line,
    tryHead: line,
    trySteps: z.array(line).min(1).max(5),
    tryButton: line,
    add: line,
    full: line,
    cancel: line,
    home: line,
  }),
  chat: z.strictObject({
    log: line,
    empty: line,
    placeholder: line,
    label: line,
    send: line,
    quick: line,
    quickHint: line,
    close: line,
    newMessages: line,
    you: line,
    waiting: line,
    sending: line,
    refused: line,
    columns: line,
    unread: line,
    formBusy: line,
    sent: line,
    reopen: line,
    moreButtons: line,
    broken: line,
  }),
  clock: z.strictObject({
    label: line,
    next: line,
    nextNone: line,
    nextAt: line,
    day: line,
    week: line,
    moving: line,
    moved: line,
    failed: line,
  }),
  theme: z.strictObject({ label: line, auto: line, light: line, dark: line }),
  connection: z.strictObject({ lost: line, back: line }),
  /** What a request is answered with that cannot be served. */
  problems: z.strictObject({
    malformed: line,
    tooLarge: line,
    notJson: line,
    foreign: line,
    unknownPerson: line,
    busy: line,
    stopping: line,
    failed: line,
    method: line,
  }),
});

export type PageTexts = z.infer<typeof pageTexts>;

/** Why a request is not served. */
export type ProblemCode = keyof PageTexts['problems'];
