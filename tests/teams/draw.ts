import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { hostConfig, styleSheet, type Theme } from './host-config.ts';

const library = readFileSync(createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

/** What is wrong with a drawn card, by the number it has in the row. */
export type Fault = { at: number; what: string };

/** An empty page that draws cards as Teams does, `width` px wide. */
export async function drawingPage(browser: Browser, theme: Theme, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 60 } });
  await page.setContent(`<!doctype html><html lang="nl"><style>${styleSheet(theme)}</style><body></body></html>`);
  await page.addScriptTag({ content: library });
  await page.evaluate(`
    const { AdaptiveCard, HostConfig, GlobalSettings } = AdaptiveCards;
    GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
    AdaptiveCard.onProcessMarkdown = () => {};
    const config = new HostConfig(${JSON.stringify(hostConfig(theme))});
    window.draw = (json) => {
      const card = new AdaptiveCard();
      card.hostConfig = config;
      const events = new AdaptiveCards.SerializationContext();
      card.parse(json, events);
      const frame = document.createElement('div');
      frame.className = 'frame';
      document.body.append(frame);
      const root = card.render();
      if (root) frame.append(root);
      // The library tests the language of a card with a pattern that remembers where it was: every second card fails it.
      const said = [...Array(events.eventCount).keys()].map((at) => events.getEventAt(at).message)
        .filter((message) => message !== 'Invalid value "nl" for property "lang".');
      return { frame, root, card, said };
    };
  `);
  return page;
}

/** Draws each card and looks for what a reader would stumble over. */
export async function faultsOf(page: Page, cards: readonly unknown[]): Promise<Fault[]> {
  return page.evaluate<Fault[]>(`(() => {
    document.body.replaceChildren();
    return ${JSON.stringify(cards)}.flatMap((json, at) => {
      const { frame, root, card, said } = draw(json);
      const found = [...said];
      if (!root) found.push('nothing was drawn');
      if (frame.scrollWidth > frame.clientWidth) found.push('wider than the screen: ' + frame.scrollWidth);
      const edge = frame.getBoundingClientRect().right;
      for (const part of frame.querySelectorAll('*')) {
        const box = part.getBoundingClientRect();
        if (box.width > 0 && box.right > edge + 1) { found.push('sticks out: ' + part.className + ' ' + part.textContent.slice(0, 40)); break; }
      }
      for (const field of frame.querySelectorAll('input, textarea, select')) {
        const named = field.getAttribute('aria-label') || [...field.labels].map((one) => one.textContent).join('')
          || (field.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
        if (!named.trim()) found.push('a field without a name');
      }
      for (const button of frame.querySelectorAll('button, [role="button"]'))
        if (!(button.textContent.trim() || button.getAttribute('aria-label') || button.title)) found.push('a button without a name');
      const inputs = JSON.stringify(json).split('"type":"Input.').length - 1;
      if (card.getAllInputs().length !== inputs) found.push('a field is missing');
      const shown = (json.actions ?? []).filter(({ mode }) => mode !== 'secondary').map(({ title }) => title);
      const drawn = [...(root?.querySelectorAll('.ac-pushButton') ?? [])].map((one) => one.textContent);
      for (const title of shown) if (!drawn.includes(title)) found.push('a button is missing: ' + title);
      frame.remove();
      return found.map((what) => ({ at, what }));
    });
  })()`);
}
