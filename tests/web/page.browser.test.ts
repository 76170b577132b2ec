import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../adapters/channel.ts';
import type { Inbound } from '../../dialogs/model/inbound.ts';
import { message } from '../../dialogs/model/message.ts';
import { findChromium, openBrowser } from '../browser.ts';
import { weakContrasts } from './contrast.ts';
import { type Demo, openDemo, texts, words } from './demo.ts';
import { samples } from './samples.ts';

const chromium = findChromium();

describe.skipIf(chromium === null)('the page in a browser', () => {
  let browser: Browser;
  let demo: Demo;
  let answer: (inbound: Inbound) => Reply | Promise<Reply> = () => ({ kind: 'done' });
  let complaints: string[] = [];
  let outside: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await demo.close();
    expect({ complaints, outside }).toEqual({ complaints: [], outside: [] });
  });

  async function open(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()));
    page.on('pageerror', (fault) => complaints.push(fault.message));
    page.on('request', (request) => new URL(request.url()).host !== demo.host && outside.push(request.url()));
    await page.goto(`${demo.url}/${hash}`);
    return page;
  }

  async function fresh(reply: typeof answer = () => ({ kind: 'done' })) {
    complaints = [];
    outside = [];
    answer = reply;
    demo = await openDemo((inbound) => answer(inbound));
  }

  const chat = (page: Page, person: string) => page.locator(`[data-person="${person}"].column`);
  const both = '#met=opleider-oost,aios-oost';

  test('a newcomer opens a couple with one press, types, and sees the answer', async () => {
    await fresh(async (inbound) => {
      await demo.tell(inbound.from.id, 'menu', samples.menu);
      return { kind: 'done' };
    });
    const page = await open();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.title()).toBe(texts.page.title);
    await page.getByRole('button', { name: texts.people.both }).first().click();
    expect(new URL(page.url()).hash).toBe(both);
    await chat(page, 'aios-oost').getByRole('textbox').fill('/leergesprek proces');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('graag');
    await page.keyboard.press('Enter');
    await chat(page, 'aios-oost').getByRole('heading', { name: 'Wat wil je doen?' }).waitFor();
    expect(await chat(page, 'aios-oost').locator('.bubble').allTextContents()).toEqual(['/leergesprek proces\ngraag']);
    expect(await chat(page, 'opleider-oost').locator('.message').count()).toBe(0);
    await chat(page, 'opleider-oost').getByRole('button', { name: texts.chat.quick }).click();
    await chat(page, 'opleider-oost').locator('.message').waitFor();
    expect(demo.received.map(({ input, from }) => [from.id, input])).toEqual([
      ['aios-oost', { kind: 'text', text: '/leergesprek proces\ngraag' }],
      ['opleider-oost', { kind: 'text', text: '/leergesprek' }],
    ]);
  });

  test('a form: what is missing is said at once, what is wrong comes back with the words still there', async () => {
    await fresh(() => ({ kind: 'again', message: message.parse(samples.planWrong) }));
    await demo.tell('aios-oost', 'plan', samples.plan);
    const page = await open('#met=aios-oost');
    const card = chat(page, 'aios-oost').locator('[data-key="plan"]');
    const save = card.getByRole('button', { name: 'Plan opslaan' });
    await save.click();
    expect(await card.getByText(words.fillIn).count()).toBe(2);
    expect(await card.getByText(words.choose).count()).toBe(1);
    expect(demo.received).toEqual([]);

    await card.getByLabel('Wat gaan jullie doen?').fill('Na elk derde consult terugkijken');
    await card.getByRole('radio', { name: 'Samen' }).check();
    await card.getByLabel('Wanneer kijken jullie terug?').fill('gisteren');
    await card.getByLabel('Hoeveel minuten per keer?').fill('2');
    await card.getByLabel('Bij welk soort contact?').selectOption('Dienst');
    await save.click();
    const when = card.getByLabel('Wanneer kijken jullie terug?');
    await expect.poll(() => when.getAttribute('aria-invalid')).toBe('true');
    expect(await when.evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(
      await page.locator(`[id="${(await when.getAttribute('aria-describedby'))?.split(' ')[0]}"]`).textContent(),
    ).toMatch(/verleden/);
    expect(await when.inputValue()).toBe('gisteren');
    expect(await card.getByLabel('Wat gaan jullie doen?').inputValue()).toBe('Na elk derde consult terugkijken');
    expect(await card.getByRole('radio', { name: 'Samen' }).isChecked()).toBe(true);
    expect(demo.received[0]?.input).toEqual({
      kind: 'act',
      action: 'antwoord',
      values: { wat: 'Na elk derde consult terugkijken', wie: '2', wanneer: 'gisteren', minuten: '2', soort: 'Dienst' },
    });

    answer = () => ({ kind: 'done' });
    await when.fill('over twee weken');
    await save.click();
    await expect.poll(() => demo.received.length).toBe(2);
    // Taken: nothing red is left, it cannot be sent twice by accident, and one press opens it anew.
    await card.getByText(texts.chat.sent).waitFor();
    expect(await when.getAttribute('aria-invalid')).toBe(null);
    expect(await when.inputValue()).toBe('');
    await card.getByRole('button', { name: texts.chat.reopen }).click();
    expect(await card.getByText(texts.chat.sent).count()).toBe(0);
    await demo.tell('aios-oost', 'verslag', samples.record, 'plan');
    await chat(page, 'aios-oost').getByRole('heading', { name: 'Verslag' }).waitFor();
    expect(await chat(page, 'aios-oost').locator('.message').count()).toBe(1);
    expect(
      await page.evaluate<string[]>("Object.keys(sessionStorage).filter((key) => key.startsWith('draft'))"),
    ).toEqual([]);
  });

  test('a button that does not submit works with required fields still empty, and takes nothing along', async () => {
    await fresh();
    await demo.tell('aios-oost', 'plan', samples.plan);
    const page = await open('#met=aios-oost');
    await page.getByLabel('Wat gaan jullie doen?').fill('half');
    await page.getByRole('button', { name: 'Terug' }).click();
    await expect
      .poll(() => demo.received.map(({ input }) => input))
      .toEqual([{ kind: 'act', action: 'terug', values: {} }]);
    await page.getByRole('button', { name: texts.chat.moreButtons }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => demo.received.length).toBe(2);
  });

  test('a message takes the place of another, and half-typed words and the cursor go along', async () => {
    await fresh();
    await demo.tell('aios-oost', 'eerst', samples.nudge);
    await demo.tell('aios-oost', 'punten', samples.points);
    await demo.tell('aios-oost', 'later', samples.nudge);
    const page = await open('#met=aios-oost');
    await page.getByLabel('Wat loopt er goed?').fill('Je vraagt door');
    await page.keyboard.press('ArrowLeft');
    await demo.tell('aios-oost', 'punten2', { ...samples.points, title: 'De ander is klaar' }, 'punten');
    await page.getByRole('heading', { name: 'De ander is klaar' }).waitFor();
    expect(await page.locator('.message').evaluateAll((all) => all.map((one) => one.getAttribute('data-key')))).toEqual(
      ['eerst', 'punten2', 'later'],
    );
    await page.keyboard.type('!');
    expect(await page.getByLabel('Wat loopt er goed?').inputValue()).toBe('Je vraagt doo!r');
  });

  test('a reload keeps what was typed, and own words stay where they were said', async () => {
    await fresh();
    await demo.tell('aios-oost', 'menu', samples.menu);
    const page = await open(both);
    await chat(page, 'aios-oost').locator('.message').waitFor();
    const box = chat(page, 'aios-oost').getByRole('textbox', { name: texts.chat.label.replace('{name}', 'Aios Oost') });
    await box.fill('eerst dit');
    await page.keyboard.press('Enter');
    await demo.tell('aios-oost', 'punten', samples.points);
    await page.getByLabel('Wat kan beter?').fill('Vaker samen visite rijden');
    await box.fill('nog niet af');
    await page.reload();
    await page.getByLabel('Wat kan beter?').waitFor();
    expect(await page.getByLabel('Wat kan beter?').inputValue()).toBe('Vaker samen visite rijden');
    expect(await box.inputValue()).toBe('nog niet af');
    expect(
      await chat(page, 'aios-oost')
        .locator('.log > *')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-key') ?? one.className)),
    ).toEqual(['menu', 'own', 'punten']);
    expect(demo.received).toHaveLength(1);
  });

  test('the same form in two chats: choosing in one leaves the other alone', async () => {
    await fresh();
    for (const person of ['aios-oost', 'opleider-oost']) await demo.tell(person, `plan-${person}`, samples.plan);
    const page = await open(both);
    await chat(page, 'aios-oost').getByRole('radio', { name: 'Samen' }).check();
    await chat(page, 'opleider-oost').getByRole('radio', { name: 'Aios Oost' }).check();
    expect(await chat(page, 'aios-oost').getByRole('radio', { name: 'Samen' }).isChecked()).toBe(true);
    expect(
      await page
        .locator('[id]')
        .evaluateAll((all) => all.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)),
    ).toEqual([]);
  });

  test('what somebody wrote is text: no link, no markup, no macro', async () => {
    await fresh();
    const tricky = '[klik](https://kwaad.test) <img src=x onerror=alert(1)> **vet** {{DATE(2026-11-19T09:00:00Z)}}';
    await demo.tell('aios-oost', 'raar', {
      blocks: [{ kind: 'text', text: tricky }],
      fields: [
        { id: 'k', kind: 'choice', label: tricky, required: false, options: [{ id: '1', label: tricky.slice(0, 70) }] },
      ],
      fallback: 'raar',
    });
    const page = await open('#met=aios-oost');
    const card = page.locator('[data-key="raar"]');
    await card.waitFor();
    expect(await card.locator('.ac-richTextBlock').first().textContent()).toBe(tricky);
    expect(await card.locator('a, img, strong, em').count()).toBe(0);
    expect(await card.getByRole('radio').count()).toBe(1);
  });

  test('without the server: said so, kept, and sent once when it is back', async () => {
    await fresh();
    await demo.tell('aios-oost', 'menu', samples.menu);
    const page = await open('#met=aios-oost');
    await page.locator('.message').waitFor();
    await demo.channel.stop();
    await page.getByRole('textbox').fill('onderweg');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Procesgesprek' }).click();
    await page.getByText(texts.connection.lost).waitFor();
    await page.locator('.own').getByText(texts.chat.waiting).waitFor();
    await page.reload();
    await demo.start();
    await expect
      .poll(
        () =>
          demo.received.map(({ input }) =>
            input.kind === 'text' ? input.text : input.kind === 'act' ? input.action : input.kind,
          ),
        {
          timeout: 15_000,
        },
      )
      .toEqual(['onderweg', 'start:proces']);
    await page.locator('.message').waitFor();
    await expect.poll(() => page.getByText(texts.chat.waiting).count()).toBe(0);
    expect(await page.locator('.banner:visible').count()).toBe(0);
    expect(await page.locator('.bubble').allTextContents()).toEqual(['onderweg']);
    complaints = complaints.filter((line) => !/503|ERR_/.test(line));
  });

  test('a reader who went up is not pulled down, and is told', async () => {
    await fresh();
    for (const n of [1, 2, 3, 4, 5]) await demo.tell('aios-oost', `r${n}`, samples.record);
    const page = await open('#met=aios-oost');
    await page.locator('[data-key="r5"]').waitFor();
    await page.locator('.log').evaluate((log) => {
      log.scrollTop = 0;
      log.dispatchEvent(new Event('scroll'));
    });
    await demo.tell('aios-oost', 'nieuw', samples.nudge);
    await page.getByRole('button', { name: texts.chat.newMessages }).click();
    await expect
      .poll(() => page.locator('.log').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight < 2))
      .toBe(true);
  });

  test('the clock goes on', async () => {
    await fresh();
    const page = await open(both);
    await expect.poll(() => page.locator('.clock-now').textContent()).toBe('do 19 nov 2026, 09:00');
    await page.getByRole('button', { name: texts.clock.week }).click();
    await expect.poll(() => page.locator('.clock-now').textContent()).toBe('do 26 nov 2026, 09:00');
    await page.getByRole('button', { name: texts.clock.next }).click();
    await expect.poll(() => page.locator('.clock-now').textContent()).toBe('di 1 dec 2026, 09:00');
    expect(demo.moves).toEqual(['week', 'next']);
  });

  test('with the keyboard alone', async () => {
    await fresh();
    await demo.tell('aios-oost', 'plan', samples.plan);
    const page = await open();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const focused = () =>
      page.locator(':focus').evaluateAll(([at]) => at?.getAttribute('aria-label') ?? at?.textContent ?? '');
    const tabTo = async (label: string) => {
      for (let n = 0; n < 40 && !(await focused()).startsWith(label); n += 1) await page.keyboard.press('Tab');
      expect(await focused()).toContain(label);
      expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    };
    await tabTo(texts.people.both);
    await page.keyboard.press('Enter');
    await chat(page, 'aios-oost').locator('.message').waitFor();
    await page.keyboard.press('Alt+2');
    await page.keyboard.type('hallo');
    await page.keyboard.press('Enter');
    await expect.poll(() => demo.received.length).toBe(1);
    await page.keyboard.press('Alt+1');
    await tabTo('Terug');
    await page.keyboard.press('Enter');
    await expect.poll(() => demo.received.length).toBe(2);
    expect(await page.locator(':focus').getAttribute('data-key')).toBe('plan');
    await tabTo(texts.chat.close.replace('{name}', 'Aios Oost'));
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#met=opleider-oost');
  });

  test('on a phone: one chat at a time, tabs that count, nothing sticks out, fingers fit', async () => {
    await fresh();
    for (const person of ['aios-oost', 'opleider-oost']) {
      await demo.tell(person, 'naast', samples.abreast);
      await demo.tell(person, 'plan', samples.plan);
    }
    const page = await open(both, { viewport: { width: 360, height: 740 } });
    await chat(page, 'opleider-oost').locator('[data-key="plan"]').waitFor();
    expect(await page.locator('.column:visible').count()).toBe(1);
    const tab = page.locator('.tabs').getByRole('button', { name: /^Aios Oost/ });
    await expect.poll(() => tab.locator('.count').textContent()).toMatch(/^2/);
    await tab.click();
    expect(await tab.locator('.count').count()).toBe(0);
    expect(await chat(page, 'aios-oost').isVisible()).toBe(true);
    expect(
      await page.locator('html, .column.current .log').evaluateAll((all) => all.map(({ scrollWidth }) => scrollWidth)),
    ).toEqual([360, 360]);
    expect(await smallTargets(page)).toEqual([]);
    const boxes = await chat(page, 'aios-oost')
      .locator('[data-part^="columns:"] > .ac-container')
      .evaluateAll((all) => all.map((box) => box.getBoundingClientRect().width));
    expect(Math.min(...boxes)).toBeGreaterThan(250);
  });

  test.each(['light', 'dark'] as const)('contrast is AA or better: %s', async (colorScheme) => {
    await fresh();
    for (const [name, sample] of Object.entries(samples)) await demo.tell('aios-oost', name, sample);
    const page = await open('', { colorScheme });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await weakContrasts(page)).toEqual([]);
    await page.goto(`${demo.url}/${both}`);
    await page.locator('[data-key="nudge"]').waitFor();
    await chat(page, 'aios-oost').getByRole('textbox').last().fill('hallo');
    await page.keyboard.press('Enter');
    expect(await weakContrasts(page)).toEqual([]);
  });

  test('a chosen theme goes before that of the device, and stays', async () => {
    await fresh();
    const page = await open('', { colorScheme: 'light' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await page.getByLabel(texts.theme.label).selectOption('dark');
    const dark = await ground();
    await page.reload();
    await page.getByLabel(texts.theme.label).waitFor();
    expect(await ground()).toBe(dark);
    await page.getByLabel(texts.theme.label).selectOption('light');
    expect(await ground()).not.toBe(dark);
  });

  test('enlarged to 200 % everything is still there', async () => {
    await fresh();
    await demo.tell('aios-oost', 'plan', samples.plan);
    const page = await open('#met=aios-oost', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    await page.locator('[data-key="plan"]').waitFor();
    expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBe(640);
    expect(await page.getByRole('textbox').last().isVisible()).toBe(true);
    expect(await page.locator('.log').evaluate((log) => log.clientHeight)).toBeGreaterThan(80);
  });
});

/** What can be pressed and is lower or narrower than 44 px. A box to tick counts with the line it stands on. */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator('button, select, textarea, input').evaluateAll((all) =>
    all.flatMap((element) => {
      const whole = element.matches('[type=radio], [type=checkbox]') ? element.parentElement : element;
      const { width, height } = whole?.getBoundingClientRect() ?? { width: 0, height: 0 };
      return width > 0 && (width < 44 || height < 44) ? [`${element.outerHTML.slice(0, 90)} ${width}x${height}`] : [];
    }),
  );
}
