import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { type Program, startProgram } from './program.ts';

/** The real program on fresh data with a browser in front of it, and what went wrong in any of its pages. */
export type Stage = {
  program: Program;
  /** A new window on its own, with nothing remembered. */
  window(options?: BrowserContextOptions): Promise<Page>;
  /** Errors and warnings in the console, and requests to another host. Empty when all is well. */
  complaints: string[];
  close(): Promise<void>;
};

/** Starts the program and the browser at `chromium`; `fill` may put something in the data directory before. */
export async function openStage(chromium: string, fill?: (data: string) => Promise<void>): Promise<Stage> {
  const data = mkdtempSync(join(tmpdir(), 'leergesprek-story-'));
  await fill?.(data);
  const program = await startProgram(data);
  const browser: Browser = await openBrowser(chromium);
  const complaints: string[] = [];
  return {
    program,
    complaints,
    async window(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
      });
      page.on('pageerror', (fault) => complaints.push(fault.message));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== program.url) complaints.push(`outside: ${request.url()}`);
      });
      return page;
    },
    async close() {
      await browser.close();
      await program.kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
