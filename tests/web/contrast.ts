import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const script = readFileSync(new URL('./contrast.page.js', import.meta.url), 'utf8');

/**
 * Texts in sight whose contrast with what is behind them is below WCAG's AA: 4.5, or 3 for large text
 * (24 px, or 18.66 px bold). What is disabled is left out, as the guideline does.
 */
export function weakContrasts(page: Page): Promise<string[]> {
  return page.evaluate(script);
}
