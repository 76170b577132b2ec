import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findChromium, openBrowser } from '../browser.ts';
import { openPage } from './open-page.ts';

const chromium = findChromium();

test.skipIf(chromium === null)(
  'on the page somebody downloads what is stored about them',
  async () => {
    const { url, close } = await openPage();
    const browser = await openBrowser(chromium ?? '');
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(`${url}/#met=aios-oost`);
      const chat = page.locator('[data-person="aios-oost"].column');
      await chat.locator('textarea').fill('gegevens');
      await chat.locator('textarea').press('Enter');
      await chat.getByRole('button', { name: 'Neem alles mee' }).click();
      const link = chat.locator('.cards').getByText('Voor een programma (JSON)');
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe('mijn-gegevens.json');
      const data = JSON.parse(readFileSync(await download.path(), 'utf8'));
      expect(data.person.name).toBe('Aios Oost');
    } finally {
      await browser.close();
      await close();
    }
  },
  30_000,
);
