/** A setting of the environment as it counts everywhere: without space around it; undefined when it is left out or empty. */
export function setting(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}
