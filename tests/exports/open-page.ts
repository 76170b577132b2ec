import { openPlace } from '../hall/place.ts';

/** The program in this process, with its demonstration page. */
export async function openPage(): Promise<{ url: string; close(): Promise<void> }> {
  const place = openPlace();
  const { url } = await place.runHere();
  return { url, close: () => place.close() };
}
