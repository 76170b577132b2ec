import { z } from 'zod';

const months = z.number().int().min(0).max(120);

/** `prompts/nl/retention.yaml`: how long what is kept. The institute confirms these. */
export const retentionFile = z.strictObject({
  contentMonths: months.describe(
    'Zoveel maanden na het einde van een koppeling gaan gesprekken, afspraken en signalen weg.',
  ),
  agendaMonths: months.describe('Zoveel maanden blijft een agendapunt staan.'),
  countYears: z
    .number()
    .int()
    .min(0)
    .max(20)
    .describe('Aantallen blijven tot het einde van het zoveelste kalenderjaar na het jaar zelf.'),
  accessMonths: months.describe('Zoveel maanden blijft staan wie wat heeft bekeken.'),
});
export type Retention = z.infer<typeof retentionFile>;

/** The defaults of the domain: content until 3 months after the placement, agendas 12 months, counts until the end of the next calendar year, the access log 24 months. */
export const usualRetention: Retention = { contentMonths: 3, agendaMonths: 12, countYears: 1, accessMonths: 24 };

/** The date (YYYY-MM-DD) so many months before another; a day that month does not have becomes its last. */
export function monthsBefore(date: string, count: number): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 - count;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), last);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** What is older than these dates (YYYY-MM-DD) goes: of placements that ended, of agendas, of counts, of the access log. */
export function limitsOn(today: string, { contentMonths, agendaMonths, countYears, accessMonths }: Retention) {
  return {
    content: monthsBefore(today, contentMonths),
    agenda: monthsBefore(today, agendaMonths),
    counts: `${String(Number(today.slice(0, 4)) - countYears).padStart(4, '0')}-01-01`,
    access: monthsBefore(today, accessMonths),
  };
}

/** What holds where nothing else was given. */
export function retentionOf({ retention }: { retention?: Retention | undefined }): Retention {
  return retention ?? usualRetention;
}
