// @ts-check

/** @import { Incoming } from './types.d.ts' */

/** Waiting times between attempts to get the line back, in ms. */
const pauses = [500, 1000, 2000, 4000, 8000];
/** A hitch shorter than this goes without saying. */
const patience = 1500;

/**
 * The one line over which messages for all open chats come in: a browser has six connections per site, so a
 * line per chat would leave none for a second window.
 * @param {{ marks: () => { person: string; after: number }[]; incoming: (message: Incoming) => void; state: (up: boolean) => void }} given
 */
export function openLine({ marks, incoming, state }) {
  /** @type {EventSource | null} */
  let source = null;
  let failures = 0;
  let retry = 0;
  let complaint = 0;

  function connect() {
    clearTimeout(retry);
    source?.close();
    source = null;
    const query = new URLSearchParams(
      marks().flatMap(({ person, after }) => [
        ['person', person],
        ['after', String(after)],
      ]),
    );
    if (query.size === 0) return;
    source = new EventSource(`/web/messages?${query}`);
    source.onopen = () => {
      failures = 0;
      clearTimeout(complaint);
      complaint = 0;
      state(true);
    };
    source.onmessage = ({ data }) => incoming(JSON.parse(data));
    source.onerror = () => {
      source?.close();
      complaint ||= setTimeout(() => state(false), patience);
      retry = setTimeout(connect, pauses[Math.min(failures, pauses.length - 1)]);
      failures += 1;
    };
  }

  function hurry() {
    if (failures > 0 && document.visibilityState === 'visible') connect();
  }
  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);

  return {
    /** Starts again from the marks as they are now. */
    connect,
  };
}
