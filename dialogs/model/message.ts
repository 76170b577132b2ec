import { z } from 'zod';
import { chart } from './chart.ts';

/**
 * What is said to a person, without any channel's looks. All text is plain: no markup in any channel's
 * language, so nothing a person wrote can become a link, a mention or a picture. A renderer escapes it.
 */

/** A button. `action` is an id (see action.ts), never authority: what it may do is decided from the actor and the state. */
const button = z.strictObject({
  action: z.string().max(200),
  label: z.string().min(1).max(75),
  style: z.enum(['primary', 'plain', 'danger']).default('plain'),
  /** false: press without checking the form's required fields (back, skip, pause). */
  submits: z.boolean().default(false),
  /** true: not among the first things to tap; a channel may put it behind "more". */
  more: z.boolean().default(false),
});

const option = z.strictObject({ id: z.string().max(150), label: z.string().min(1).max(400) });

/** One thing to fill in. `value` is what stands in it already; several chosen options are joined by a comma. */
const formField = z.strictObject({
  id: z.string(),
  kind: z.enum(['text', 'long-text', 'number', 'choice', 'choices']),
  label: z.string().min(1),
  required: z.boolean(),
  hint: z.string().optional(),
  error: z.string().optional(),
  value: z.string().optional(),
  options: z.array(option).optional(),
  maxLength: z.number().int().optional(),
});

/**
 * Words that a person wrote, with who wrote them: shown as a quotation, shortened or moved behind a button by the channel. `of` is
 * shown nowhere: of which placement they are and whose (ids), so that they are found when they must go, also where no document
 * holds them any more.
 */
const written = z.strictObject({
  text: z.string(),
  by: z.string().optional(),
  of: z.strictObject({ placement: z.string(), by: z.string() }).optional(),
});

/** What can be downloaded: all about oneself, or for a coordinator the pairs and the figures of a year. */
export const downloads = ['own-json', 'own-html', 'pairs-csv', 'pairs-xlsx', 'figures-csv', 'figures-xlsx'] as const;
export type Download = (typeof downloads)[number];

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string(),
    tone: z.enum(['normal', 'strong', 'quiet', 'warning', 'good']).default('normal'),
  }),
  z.strictObject({ kind: z.literal('written'), label: z.string().optional(), items: z.array(written) }),
  z.strictObject({
    kind: z.literal('columns'),
    columns: z.array(
      z.strictObject({
        title: z.string(),
        groups: z.array(z.strictObject({ label: z.string(), items: z.array(z.string()) })),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('facts'),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  }),
  /** A small text file to keep (a calendar file); `label` stands on what is tapped, `type` is its media type. */
  z.strictObject({
    kind: z.literal('file'),
    name: z.string(),
    type: z.string(),
    label: z.string().min(1).max(75),
    text: z.string().max(4000),
  }),
  /**
   * A file that is made anew each time somebody asks for it: the message holds nothing of it. `what` tells what is made, of what
   * the reader may read at that moment; `until` (ms since 1970) is the last moment at which it is given.
   */
  z.strictObject({
    kind: z.literal('download'),
    name: z.string(),
    type: z.string(),
    label: z.string().min(1).max(75),
    what: z.enum(downloads),
    until: z.number(),
  }),
  /** A picture drawn from figures; `alt` says the same in words, for who cannot see it and where it cannot be shown. */
  z.strictObject({ kind: z.literal('picture'), chart, alt: z.string().min(1) }),
  z.strictObject({ kind: z.literal('ticks'), items: z.array(z.strictObject({ label: z.string(), met: z.boolean() })) }),
]);

/** The channel-neutral message. `fallback` is one plain line for notifications and for clients that cannot show the rest. */
export const message = z.strictObject({
  title: z.string().optional(),
  /** Small line above the title: which conversation and how far ("Procesgesprek · stap 3 van 11"). */
  context: z.string().optional(),
  blocks: z.array(block).default([]),
  fields: z.array(formField).default([]),
  buttons: z.array(button).default([]),
  fallback: z.string(),
});

export type Message = z.infer<typeof message>;
export type Block = z.infer<typeof block>;
export type FormField = z.infer<typeof formField>;
export type Button = z.infer<typeof button>;
