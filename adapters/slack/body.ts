const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a body holds: JSON, or a form with the JSON in its field `payload`. Null for what is no object. */
export function parseBody(bytes: Buffer, contentType: string | undefined): Record<string, unknown> | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  try {
    const text = decoder.decode(bytes);
    if (type === 'application/json') return objectOf(JSON.parse(text));
    if (type !== 'application/x-www-form-urlencoded') return null;
    const fields = Object.fromEntries(new URLSearchParams(text));
    // A check of the certificate has no effect, whatever else it brings along.
    if (fields.ssl_check !== undefined || fields.payload === undefined) return fields;
    return objectOf(JSON.parse(fields.payload));
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
