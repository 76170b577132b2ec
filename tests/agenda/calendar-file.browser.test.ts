import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendarFile } from '../../dialogs/agenda/calendar-file.ts';
import { findChromium, openBrowser } from '../browser.ts';
import { openDemo } from '../web/demo.ts';

const chromium = findChromium();

test.skipIf(chromium === null)('a calendar file is saved by the page itself: nothing is sent', async () => {
  const file = calendarFile(
    { id: 't1', at: 0, minutes: 60, stamp: 0, changes: 0, summary: 'Leergesprek met Aios «Oost»', cancelled: false },
    'Zet in je kalender',
  );
  const demo = await openDemo(() => ({ kind: 'done' }));
  const browser = await openBrowser(chromium ?? '');
  try {
    await demo.tell('aios-oost', 'plan', {
      title: 'Gepland: dinsdag 24 november om 10:30',
      blocks: [file],
      buttons: [{ action: 'p|cancel-ask|p1|t1@1795770000000', label: 'Zeg af' }],
      fallback: 'Gepland',
    });
    const context = await browser.newContext({ viewport: { width: 420, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()));
    page.on('pageerror', (fault) => complaints.push(fault.message));
    await page.goto(`${demo.url}/#met=aios-oost`);
    const button = page.getByRole('button', { name: 'Zet in je kalender' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe('leergesprek.ics');
    expect(readFileSync(await download.path(), 'utf8')).toBe(file.text);
    // The message stays as it is, and so do its other buttons.
    expect(await page.locator('[data-key="plan"] .taken').count()).toBe(0);
    if (process.env.LEERGESPREK_SHOT) await page.screenshot({ path: process.env.LEERGESPREK_SHOT });
    await page.getByRole('button', { name: 'Zeg af' }).click();
    await expect
      .poll(() => demo.received.map(({ input }) => input))
      .toEqual([{ kind: 'act', action: 'p|cancel-ask|p1|t1@1795770000000', values: {} }]);
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await demo.close();
  }
});
