const known = new Map<number, readonly string[]>();

/**
 * The Dutch public holidays of all years from one date up to another (`YYYY-MM-DD`). The library takes half a second to
 * load and computes rules on each question: it is loaded when first needed, and asked once for each year.
 */
export async function publicHolidays(from: string, to: string): Promise<ReadonlySet<string>> {
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => first + index);
  const missing = years.filter((year) => !known.has(year));
  if (missing.length > 0) {
    const { default: Holidays } = await import('date-holidays');
    const holidays = new Holidays('NL', { types: ['public'] });
    for (const year of missing)
      known.set(
        year,
        // The date as it is written: as an instant it would be a day off in some zones.
        holidays.getHolidays(year).map(({ date }) => date.slice(0, 10)),
      );
  }
  return new Set(years.flatMap((year) => known.get(year) ?? []));
}
