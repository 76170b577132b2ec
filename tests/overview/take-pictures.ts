import type { Page } from 'playwright-core';
import { openStage } from '../story/stage.ts';
import { chatOf } from '../story/steps.ts';
import { fillInstitute } from './many-pairs.ts';

const coordinator = 'coordinator';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** The coordinator's overview of an institute on a phone, in both themes: the list, one pair and all weeks. */
export async function takeOverview(
  chromium: string,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const stage = await openStage(chromium, (data) => fillInstitute(data, Date.now()));
  try {
    for (const [colorScheme, suffix] of [
      ['light', ''],
      ['dark', '-donker'],
    ] as const) {
      const page = await stage.window({ ...phone, colorScheme });
      await page.goto(`${stage.program.url}/#met=${coordinator}`);
      const chat = chatOf(page, coordinator);
      await chat.type('/leergesprek overzicht');
      await chat.reads('Koppels: 26');
      await page.waitForTimeout(600);
      await top(page, 'Koppels: 26');
      await picture(page, `overzicht${suffix}`);
      await chat.tap('Aios Noord & Opleider Noord');
      await chat.reads('Hun eigen regel');
      await top(page, 'Hun eigen regel');
      await picture(page, `overzicht-koppel${suffix}`);
      await chat.tap('Naar het overzicht');
      await chat.tap('Weken in beeld');
      await chat.reads('Alle koppels, per week');
      await top(page, 'Alle koppels, per week');
      await picture(page, `overzicht-weken${suffix}`);
      await page.context().close();
    }
    if (stage.complaints.length > 0) throw new Error(stage.complaints.join('\n'));
  } finally {
    await stage.close();
  }
}

/** The top of the newest message with these words comes in sight. */
async function top(page: Page, words: string): Promise<void> {
  const message = page.locator(`[data-person="${coordinator}"].column .message`).filter({ hasText: words }).last();
  await message.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}
