import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium } from '../browser.ts';
import { takeOverview } from '../overview/take-pictures.ts';
import { openChat } from './chat.ts';
import { openStage } from './stage.ts';
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

const folder = 'docs/pictures';
/** A picture heavier than this makes a guide slow to open, in bytes. */
const heaviest = 300_000;

await takePictures();
await takeReminders();
await takePoll();
await takeOverview(chromiumHere(), picture);

function chromiumHere(): string {
  const chromium = findChromium();
  if (chromium === null) throw new Error('pictures need Chromium: set CHROMIUM to its path');
  return chromium;
}

/** Plays the story against the real program and writes the pictures of the guides. */
async function takePictures(): Promise<void> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('pictures need Chromium: set CHROMIUM to its path');
  mkdirSync(folder, { recursive: true });
  const stage = await openStage(chromium);
  try {
    const page = await stage.window();
    await page.goto(stage.program.url);
    await page.getByRole('button', { name: 'Open dit koppel' }).waitFor();
    await picture(page, 'begin');
    await openCouple(page, stage.program.url);
    await chatOf(page, trainer).type('/leergesprek');
    await chatOf(page, trainer).card('Procesgesprek').waitFor();
    await picture(page, 'menu');
    await begin(page);
    await fillPoints(page, trainee, 'Dit gaat goed', said.trainee.good);
    await fillPoints(page, trainer, 'Dit gaat goed', said.trainer.good.slice(0, 2));
    await picture(page, 'ieder-voor-zich');
    await traineePrepares(page);
    await trainerPrepares(page);
    await picture(page, 'naast-elkaar');
    await chooseAndThink(page);
    await fillPlan(page, said.when);
    await picture(page, 'plan');
    await fillPlan(page, said.nonsense);
    await chatOf(page, trainee).tap('Versturen');
    await chatOf(page, trainee).reads('Die dag herken ik niet');
    await picture(page, 'plan-fout');
    await fillPlan(page, said.when);
    await chatOf(page, trainee).tap('Versturen');
    await chatOf(page, trainee).field('Mijn samenvatting').waitFor();
    const phone = await stage.window({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await phone.goto(`${stage.program.url}/#met=${trainee},${trainer}`);
    await chatOf(phone, trainee).field('Mijn samenvatting').waitFor();
    await picture(phone, 'telefoon');
    await concludeTo(page);
    await confirmMinutes(page, '17');
    await picture(page, 'verslag');
    await timePasses(page);
    await picture(page, 'afspraak-terug');
    const dark = await stage.window({ colorScheme: 'dark' });
    await dark.goto(`${stage.program.url}/#met=${trainer},${trainee}`);
    await Promise.all([trainer, trainee].map((person) => chatOf(dark, person).reads('Heeft het gewerkt?')));
    await picture(dark, 'donker');
    if (stage.complaints.length > 0) throw new Error(stage.complaints.join('\n'));
  } finally {
    await stage.close();
  }
}

/** Six weeks of a pair that does nothing: a reminder with one tap, the preview, the coordinator, and the answer back at the pair. */
async function takeReminders(): Promise<void> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('pictures need Chromium: set CHROMIUM to its path');
  const stage = await openStage(chromium);
  try {
    const page = await stage.window();
    await page.goto(`${stage.program.url}/#met=${trainee},${trainer},coordinator`);
    await page.getByRole('button', { name: 'Volgende gebeurtenis' }).waitFor();
    await goOnTo(page, 'Even een seintje');
    await picture(page, 'seintje');
    await goOnTo(page, 'Dit gaat naar je coördinator');
    await picture(page, 'vooraankondiging');
    await goOnTo(page, 'Aios Oost & Opleider Oost lopen achter', '[data-person="coordinator"].column ');
    await picture(page, 'opschaling');
    const escalation = page
      .locator('[data-person="coordinator"].column .message')
      .filter({ hasText: 'Aios Oost & Opleider Oost' });
    const [pair] = await escalation.last().getByLabel('Aios Oost & Opleider Oost').all();
    await pair?.check();
    await escalation.last().getByRole('button', { name: 'Contact gepland' }).click();
    await chatOf(page, trainee).reads('neemt contact met jullie op');
    await picture(page, 'opschaling-terug');
    if (stage.complaints.length > 0) throw new Error(stage.complaints.join('\n'));
  } finally {
    await stage.close();
  }
}

/** The weekly poll of the demonstration's group: on a phone while it is open, and its result in light and dark. */
async function takePoll(): Promise<void> {
  const stage = await openStage(chromiumHere());
  const answers = {
    'opleider-oost': 'Twee',
    'aios-oost': 'Twee',
    'opleider-west': 'Eén',
    'coassistent-west': 'Drie',
    'opleider-zuid': 'Twee',
  };
  try {
    const screen = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
    const page = await stage.window(screen);
    await page.goto(`${stage.program.url}/#met=${trainee}`);
    await goOnTo(page, 'Hoeveel leergesprekken had je deze week?');
    await picture(page, 'peiling');
    for (const [person, answer] of Object.entries(answers))
      await openChat(() => stage.program.url, person, `${person}-picture`).tap(answer);
    await goOnTo(page, 'Uitslag: ');
    const whole = { ...screen, viewport: { width: 390, height: 900 } };
    const light = await stage.window(whole);
    await light.goto(`${stage.program.url}/#met=${trainee}`);
    await chatOf(light, trainee).reads('Uitslag: ');
    await light.locator('.message img').last().scrollIntoViewIfNeeded();
    await picture(light, 'peiling-uitslag');
    const dark = await stage.window({ ...whole, colorScheme: 'dark' });
    await dark.goto(`${stage.program.url}/#met=${trainee}`);
    await chatOf(dark, trainee).reads('Uitslag: ');
    await dark.locator('.message img').last().scrollIntoViewIfNeeded();
    await picture(dark, 'peiling-uitslag-donker');
    if (stage.complaints.length > 0) throw new Error(stage.complaints.join('\n'));
  } finally {
    await stage.close();
  }
}

/** The clock goes on until somebody reads these words. */
async function goOnTo(page: Page, words: string, within = ''): Promise<void> {
  const wanted = page.locator(`${within}.message`).filter({ hasText: words });
  for (let presses = 0; presses < 60 && (await wanted.count()) === 0; presses += 1) {
    await page.getByRole('button', { name: 'Volgende gebeurtenis' }).click();
    await page.waitForTimeout(500);
  }
  await wanted.last().waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  // The mouse would leave a button lit, and the page still moves a little after the last message.
  await page.mouse.move(0, 0);
  await page.evaluate('new Promise((done) => setTimeout(done, 400))');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  const { size } = statSync(path);
  if (size > heaviest) throw new Error(`${path} is ${size} bytes; a picture has ${heaviest} at the most`);
}
