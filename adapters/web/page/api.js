// @ts-check

/** The server did answer, and refuses. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} text in words for the reader; empty when the server gave none
   */
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export function get(path) {
  return read(fetch(path, { signal: AbortSignal.timeout(20_000) }));
}

/**
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<any>}
 */
export function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return read(
    fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(60_000) }),
  );
}

/** @param {Promise<Response>} request */
async function read(request) {
  const response = await request;
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, body?.error ?? '');
  return body;
}
