import { z } from 'zod';
import type { Values } from './seen.ts';
import { fieldOf } from './wire.ts';

const option = z.object({ value: z.string() });
const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

/** What stands in the fields of a message or form, as Slack sends it: by block, then by element. */
export const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** The fields by our own ids; an empty one is there with no text, several chosen options are joined by a comma. */
export function readValues(read: z.infer<typeof state> | null | undefined): Values {
  const values: Record<string, string> = {};
  for (const [block, elements] of Object.entries(read?.values ?? {})) {
    const field = fieldOf(block);
    const [first] = Object.values(elements);
    const { success, data } = element.safeParse(first);
    if (field === null || !success) continue;
    values[field] =
      data.value ??
      data.selected_option?.value ??
      data.selected_options?.map(({ value }) => value).join(',') ??
      data.selected_date ??
      data.selected_time ??
      '';
  }
  return values;
}
