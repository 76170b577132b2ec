import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../browser.ts';
import { openStage, type Stage } from './stage.ts';
import {
  begin,
  chatOf,
  chooseAndThink,
  concludeTo,
  confirmMinutes,
  fillPlan,
  fillPoints,
  openCouple,
  said,
  timePasses,
  trainee,
  traineePrepares,
  trainer,
  trainerPrepares,
} from './steps.ts';

const chromium = findChromium();
const mine = { trainer: Object.values(said.trainer).flat(), trainee: Object.values(said.trainee).flat() };
const everything = Object.values(said).flatMap((texts) =>
  typeof texts === 'string' ? texts : Object.values(texts).flat(),
);

describe.skipIf(chromium === null)('the story in a browser against the real program', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(chromium ?? '');
  });
  afterAll(() => stage?.close());
  afterEach(() => expect(stage.complaints.splice(0)).toEqual([]));

  test('from the first page to the agreement that comes back', { timeout: 120_000 }, async () => {
    const page = await stage.window();
    await openCouple(page, stage.program.url);
    await begin(page);
    // What was chosen from is small by now, and shows what was chosen.
    const length = chatOf(page, trainer).messages.first();
    expect(await length.locator('button:visible').allTextContents()).toEqual([
      '5 minuten',
      '15 minuten',
      '30 minuten of meer',
    ]);
    expect(await length.locator('[aria-current="true"]').allTextContents()).toEqual(['15 minuten']);
    await traineePrepares(page);
    // The trainer has not answered: nothing of one may be anywhere in the other's chat.
    await fillPoints(page, trainer, 'Dit gaat goed', said.trainer.good);
    expect(await found(page, trainer, mine.trainee)).toEqual([]);
    await trainerPrepares(page);
    for (const person of [trainer, trainee]) {
      const reveal = await chatOf(page, person).card('Verder').textContent();
      for (const text of [...mine.trainer, ...mine.trainee]) expect(reveal).toContain(text);
    }
    expect(await abreast(page)).toBe(true);

    await chooseAndThink(page);
    const chat = chatOf(page, trainee);
    await fillPlan(page, said.nonsense);
    await chat.tap('Versturen');
    const when = chat.field('Wanneer kijken we of het werkt?');
    await expect.poll(() => when.getAttribute('aria-invalid')).toBe('true');
    expect(await when.inputValue()).toBe(said.nonsense);
    expect(await chat.field('Wat gaan we doen?').inputValue()).toBe(said.plan);
    expect(await chat.card('Versturen').getByRole('radio', { name: 'Samen' }).isChecked()).toBe(true);
    expect(await chat.field('Waaraan zien we dat het beter gaat?').inputValue()).toBe(said.measure);
    await when.fill(said.when);
    await chat.tap('Versturen');
    await chat.field('Mijn samenvatting').waitFor();

    await concludeTo(page);
    await confirmMinutes(page, '17');
    const kept = everything.filter((text) => text !== said.nonsense && text !== said.when);
    await expect.poll(() => page.locator('[aria-busy]').count()).toBe(0);
    const before = await shown(page);
    await page.reload();
    await expect.poll(() => shown(page), { timeout: 15_000 }).toEqual(before);
    expect(new Set(before.keys).size).toBe(before.keys.length);
    // What was written is read back at a tap, and stands nowhere in the chat.
    const left = (await page.locator('.message').allInnerTexts()).join();
    for (const text of kept) expect(left).not.toContain(text);
    for (const person of [trainer, trainee]) {
      const chat = chatOf(page, person);
      await chat.tap('Lees terug');
      await chat.reads('Verslag: Procesgesprek');
      const record = await chat.messages.filter({ hasText: 'Verslag: Procesgesprek' }).textContent();
      for (const text of kept) expect(record).toContain(text);
    }

    await timePasses(page);
    expect(await page.locator('.clock-now').textContent()).toMatch(/^ma \d+ \w+ \d{4}, 09:00$/);
    for (const [person, button, words] of [
      [trainer, 'Gedaan', 'Mooi om bij een volgend gesprek'],
      [trainee, 'Nog niet', 'Kijk samen of de afspraak nog past'],
    ] as const) {
      const back = chatOf(page, person).messages.filter({ hasText: 'Heeft het gewerkt?' });
      expect(await back.textContent()).toContain(said.plan);
      await chatOf(page, person).tap(button);
      await chatOf(page, person).reads(words);
      expect(await back.count()).toBe(1);
    }
  });

  test('the coordinator sees counts and no words; a stranger is welcomed', async () => {
    const page = await stage.window();
    await page.goto(`${stage.program.url}/#met=coordinator,nieuw`);
    await chatOf(page, 'coordinator').type('/leergesprek overzicht');
    await chatOf(page, 'coordinator').tap('Aios Oost & Opleider Oost');
    await chatOf(page, 'coordinator').reads('17 minuten');
    await chatOf(page, 'nieuw').type('Hoi, werkt dit?');
    await chatOf(page, 'nieuw').reads('Ik ken je nog niet');
    for (const person of ['coordinator', 'nieuw']) expect(await found(page, person, everything)).toEqual([]);
  });

  test('with the keyboard only', async () => {
    const page = await stage.window();
    await page.goto(stage.program.url);
    await page.getByRole('button', { name: 'Open dit koppel' }).waitFor();
    await press(page, 'Open dit koppel');
    await expect.poll(() => focused(page)).toBe('Schrijf een bericht');
    await page.keyboard.type('/leergesprek drie');
    await page.keyboard.press('Enter');
    const chat = chatOf(page, trainee);
    await chat.card('5 minuten').waitFor();
    await press(page, '5 minuten', 'Shift+Tab');
    await chat.field('Dit gaat goed').waitFor();
    // From what was pressed on to the question: its field is the next thing to fill in.
    const inField = () => page.evaluate<boolean>("document.activeElement.matches('.message input')");
    for (let presses = 0; presses < 20 && !(await inField()); presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.type(said.trainee.good[0]);
    await press(page, 'Versturen');
    await chat.field('Dit kan beter').waitFor();
    // What is used holds no words any more; they are there again for whoever goes back.
    expect(await chat.messages.filter({ hasText: 'Bewaard' }).last().textContent()).not.toContain(said.trainee.good[0]);
    await press(page, 'Terug');
    await expect.poll(() => chat.field('Dit gaat goed').inputValue()).toBe(said.trainee.good[0]);
  });

  test('on a phone one chat is in sight, tabs lead to the other, nothing is cut off', async () => {
    const page = await stage.window({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(`${stage.program.url}/#met=${trainee},${trainer}`);
    await chatOf(page, trainee).messages.first().waitFor();
    expect(await chatOf(page, trainer).column.isVisible()).toBe(false);
    await page.locator('.tabs').getByText('Opleider Oost').click();
    await chatOf(page, trainer).messages.first().waitFor();
    expect(await chatOf(page, trainee).column.isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const over = "[...document.querySelectorAll('.log')].filter((log) => log.scrollWidth > log.clientWidth).length";
    expect(await page.evaluate(over)).toBe(0);
  });

  test('dark where the device is dark', async () => {
    const page = await stage.window({ colorScheme: 'dark' });
    await openCouple(page, stage.program.url);
    await chatOf(page, trainer).messages.first().waitFor();
    for (const part of ['body', '.message', '.composer textarea']) {
      const [ground, ink] = await lightness(page, part);
      expect([part, (ground ?? 1) < 0.3, (ink ?? 0) > 0.7]).toEqual([part, true, true]);
    }
  });
});

describe.skipIf(chromium === null)('the program is killed while somebody types', () => {
  test('the page comes back by itself, what was typed is still there, and sending works', async () => {
    const stage = await openStage(chromium ?? '');
    try {
      const page = await stage.window();
      await openCouple(page, stage.program.url);
      await begin(page);
      await fillPoints(page, trainee, 'Dit gaat goed', said.trainee.good);
      await chatOf(page, trainer).column.locator('.composer textarea').fill('half een zin');
      await stage.program.kill();
      await page.getByText('Geen verbinding.').waitFor();
      // Pressed while nobody is there to hear it: it waits, and is heard once.
      await chatOf(page, trainee).tap('Versturen');
      await page.getByText('Wordt verstuurd zodra de verbinding er weer is').waitFor();
      await stage.program.start();
      await chatOf(page, trainee).field('Dit kan beter (1)').waitFor();
      await page.getByText('Geen verbinding.').waitFor({ state: 'hidden' });
      expect(await chatOf(page, trainer).column.locator('.composer textarea').inputValue()).toBe('half een zin');
      await fillPoints(page, trainee, 'Dit kan beter', said.trainee.better);
      await page.reload();
      expect(await chatOf(page, trainee).field('Dit kan beter (3)').inputValue()).toBe(said.trainee.better[2]);
      await chatOf(page, trainee).tap('Versturen');
      await chatOf(page, trainee).reads('Klaar! Nu nog Opleider Oost.');
      const { keys } = await shown(page);
      expect(new Set(keys).size).toBe(keys.length);
      // What a browser itself writes when nobody answers is all there may be.
      expect(stage.complaints.filter((line) => !/net::ERR_|500|503/.test(line))).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});

/** Which of these texts stand anywhere in somebody's chat, in sight or not. */
async function found(page: Page, person: string, texts: readonly string[]): Promise<string[]> {
  const html = await chatOf(page, person).column.evaluate((column) => column.innerHTML);
  return texts.filter((text) => html.includes(text));
}

/** All messages and own words on the page, in order. */
async function shown(page: Page): Promise<{ keys: string[]; words: string[] }> {
  const keys = await page.locator('.message').evaluateAll((all) => all.map((one) => `${one.getAttribute('data-key')}`));
  return { keys, words: await page.locator('.message, .own').allInnerTexts() };
}

/** Whether the two columns of the reveal stand beside each other. */
async function abreast(page: Page): Promise<boolean> {
  const boxes = await chatOf(page, trainer)
    .card('Verder')
    .locator('[data-part^="columns:"] > .ac-container')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  return boxes.length === 2 && boxes[0] === boxes[1];
}

/** Goes to the button of this name key by key, and presses it. */
async function press(page: Page, button: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await focused(page)) === button) return page.keyboard.press('Enter');
    await page.keyboard.press(key);
  }
  throw new Error(`no way to «${button}» with ${key}`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate('(({ textContent, placeholder }) => placeholder || textContent)(document.activeElement)');
}

/** How light ground and ink of the first such element are, 0 to 1. */
async function lightness(page: Page, selector: string): Promise<number[]> {
  const look = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.querySelector('${selector}')))`;
  const colours = await page.evaluate<string[]>(look);
  return colours.map((colour) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return (red + green + blue) / 765;
  });
}
