import { describe, expect, test } from 'vitest';
import { renderMessage as inSlack, renderHome, renderModal } from '../../adapters/slack/render.ts';
import { renderDialog } from '../../adapters/teams/dialog.ts';
import { renderMessage as inTeams } from '../../adapters/teams/render.ts';
import { renderMessage as onPage } from '../../adapters/web/render.ts';
import { message } from '../../dialogs/model/message.ts';
import { elementsOf } from '../cards/read-card.ts';
import { look as slack } from '../slack/block-look.ts';
import { look as teams } from '../teams/card-look.ts';
import { words } from '../web/demo.ts';
import { charts } from './charts.ts';
import { partsOf } from './read-svg.ts';

const alt = 'Geen: 1, een: 6, twee of meer: 4';
const picture = { kind: 'picture', chart: charts.bars, alt };
const result = message.parse({
  title: 'Uitslag',
  blocks: [{ kind: 'text', text: 'Dit was het.' }, picture],
  fallback: '-',
});
const long = message.parse({ ...result, blocks: [{ ...picture, alt: `${'Veel woorden. '.repeat(300)}Einde.` }] });
const form = message.parse({
  ...result,
  fields: [{ id: 'a', kind: 'long-text', label: 'Wat?', required: true }],
  buttons: [{ action: 'x', label: 'Klaar', submits: true }],
});

describe('in Teams', () => {
  test('an image with its words, from a link', () => {
    const json = JSON.parse(JSON.stringify(inTeams(result, teams)));
    const url = teams.fileUrl(teams.key, 1);
    expect(json[0].attachments[0].content.body.at(-1)).toMatchObject({
      type: 'Image',
      url,
      altText: alt,
      size: 'auto',
    });
  });

  test('its words where there is no link', () => {
    const json = JSON.stringify(inTeams(result, { ...teams, fileUrl: () => null }));
    expect(json).toContain(alt);
    expect(json).not.toContain('"Image"');
  });

  test('not above a form, where it was seen already', () => {
    expect(JSON.stringify(renderDialog(form, teams))).not.toContain('"Image"');
  });
});

describe('in Slack', () => {
  test('an image block with its words, from a link', () => {
    const [post] = inSlack(result, slack);
    expect(post?.blocks.at(-1)).toEqual({ type: 'image', image_url: slack.fileUrl(slack.key, 1), alt_text: alt });
  });

  test('words that are too many for Slack are shortened at a word', () => {
    const [block] = inSlack({ ...long, title: undefined }, slack)[0]?.blocks ?? [];
    const text = block?.type === 'image' ? block.alt_text : '';
    expect(text.length).toBeLessThan(2000);
    expect(text).toMatch(/woorden\.?…$/);
  });

  test.each([
    ['without a link', () => inSlack(result, { ...slack, fileUrl: () => null })],
    ['on somebody’s own page, which is never stored', () => renderHome(result, slack)],
    ['above a form', () => renderModal(form, slack)],
  ])('its words %s', (_, render) => {
    const json = JSON.stringify(render());
    expect(json).toContain(alt);
    expect(json).not.toContain('"image"');
  });
});

describe('on the page', () => {
  test('the picture itself, in both themes, with its words', () => {
    const image = onPage(result, words)
      .flatMap(elementsOf)
      .find(({ type }) => type === 'Image');
    expect(image).toMatchObject({ altText: alt });
    const [kind = '', data = ''] = (image?.type === 'Image' ? image.url : '').split(',');
    expect(kind).toBe('data:image/svg+xml;base64');
    const svg = Buffer.from(data, 'base64').toString('utf8');
    expect(partsOf(svg)[0]?.name).toBe('svg');
    expect(svg).toContain('prefers-color-scheme:dark');
  });
});
