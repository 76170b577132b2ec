import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, openBrowser } from '../browser.ts';
import { type Demo, openDemo } from '../web/demo.ts';
import { charts } from './charts.ts';
import { readPng } from './read-png.ts';

const chromium = findChromium();
const alt = 'Geen: 1, een: 6';

describe.skipIf(chromium === null)('a picture on the page', () => {
  let browser: Browser;
  let demo: Demo;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
    demo = await openDemo();
    const blocks = [charts.bars, charts.trend, charts.weeks].map((chart) => ({ kind: 'picture' as const, chart, alt }));
    await demo.tell('aios-oost', 'uitslag', { title: 'Uitslag', blocks, fallback: 'Uitslag' });
    page = await browser.newPage({ viewport: { width: 320, height: 900 }, colorScheme: 'light' });
    page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()));
    await page.goto(`${demo.url}/#met=aios-oost`);
    await page.getByAltText(alt).first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** The ground of the first picture, at the top in the middle. */
  async function ground(): Promise<number[]> {
    const png = readPng(await page.getByAltText(alt).first().screenshot());
    return png.at(Math.floor(png.width / 2), 3).slice(0, 3);
  }

  test('is drawn, within a narrow phone, with its words for who does not see it', async () => {
    const images = await page
      .getByAltText(alt)
      .evaluateAll((all) =>
        all.map((image) => ({ drawn: image.naturalWidth, right: image.getBoundingClientRect().right })),
      );
    expect(images.map(({ drawn }) => drawn)).toEqual([320, 320, 320]);
    expect(images.filter(({ right }) => right > 320)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  test('follows the theme of the page, whatever the device has', async () => {
    const light = [255, 253, 249];
    const dark = [34, 30, 26];
    expect(await ground()).toEqual(light);
    await page.evaluate('document.documentElement.dataset.theme = "dark"');
    expect(await ground()).toEqual(dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.evaluate('document.documentElement.dataset.theme = "light"');
    expect(await ground()).toEqual(light);
    await page.evaluate('delete document.documentElement.dataset.theme');
    expect(await ground()).toEqual(dark);
    expect(complaints).toEqual([]);
  });
});
