import { z } from 'zod';
import type { Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** The shape of a poll in `prompts/<language>/polls/`: a question to a group with choices, or without any for an open question. */
export const pollFile = z.strictObject({
  id: id.describe('Blijvende naam, gelijk aan de bestandsnaam. De uitslagen van eerdere weken hangen eraan.'),
  title: z.string().trim().min(1).max(60).describe('Staat boven de vraag en boven de uitslag.'),
  ask: z.string().trim().min(1).max(300).describe('De vraag zelf.'),
  options: z
    .array(
      z.strictObject({
        id: id.describe('Blijvende naam van het antwoord.'),
        label: z.string().trim().min(1).max(60),
        score: z
          .number()
          .min(0)
          .max(100)
          .optional()
          .describe('Alleen bij een schaal, en dan overal: het verloop toont het gemiddelde.'),
      }),
    )
    .max(12)
    .default([])
    .describe('Tot en met vijf worden het knoppen, meer een keuzelijst. Weglaten maakt er een open vraag van.'),
  comment: z
    .string()
    .trim()
    .min(1)
    .max(140)
    .optional()
    .describe('Vraag om een toelichting; weglaten is geen toelichting.'),
  hours: z.number().int().min(1).max(144).default(48).describe('Zoveel uur blijft de peiling open.'),
});
export type PollFile = z.infer<typeof pollFile>;

/** The polls of the content by id. */
export type Polls = ReadonlyMap<string, PollFile>;

/** Every choice has a name of its own, one alone is no choice, and a scale is a scale everywhere. */
export function checkPoll({ file, value }: Sourced<PollFile>): Finding[] {
  const ids = value.options.map((option) => option.id);
  const twice = ids.flatMap((option, at) =>
    ids.indexOf(option) === at
      ? []
      : [finding(file, ['options', at, 'id'], 'option-twice', { option, field: 'options' })],
  );
  const scored = value.options.filter(({ score }) => score !== undefined).length;
  return [
    ...twice,
    ...(ids.length === 1 ? [finding(file, ['options'], 'too-few', { key: 'options', count: 1, min: 2 })] : []),
    ...(scored > 0 && scored < ids.length ? [finding(file, ['options'], 'poll-scores', {})] : []),
  ];
}
