import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cardWords } from '../../adapters/cards/words.ts';
import { renderHome, renderMessage, renderModal, type SlackLook } from '../../adapters/slack/render.ts';
import { slackTexts } from '../../adapters/slack/texts.ts';
import type { Block, Message } from '../../dialogs/model/message.ts';
import { clean } from '../../dialogs/text/clean.ts';
import { checkMessage, checkView } from './platform/check-sent.ts';
import { aliveIn, controlsOf, labelOf, optionsOf, readable } from './platform/see.ts';
import { type Body, bodiesOf, bodyOf, wordsOf } from './platform/shape.ts';
import { stateOf, withIds } from './platform/state.ts';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../prompts/nl/${name}`, import.meta.url), 'utf8'));

/** How the product shows messages in Slack, with a key as long as keys get. */
export const look: SlackLook = {
  words: cardWords.parse(read('cards.yaml')),
  texts: slackTexts.parse(read('slack.yaml')),
  key: 'm|0192c7e2-7d5e-7c1a-9a55-5f0a6e0c1b2d|opleider-oost|12',
  fileUrl: (key, index) => `https://leergesprek.example/bestand/${encodeURIComponent(key)}/${index}`,
};

/** What Slack gets: plain JSON. */
export const postsOf = (message: Message, shown = look): Body[] => wire(renderMessage(message, shown));
export const modalOf = (message: Message): Body => wire(renderModal(message, look));
export const homeOf = (message: Message): Body => wire(renderHome(message, look));

/** The blocks of all posts, with the ids that Slack gives them. */
export const blocksOf = (message: Message): Body[] => postsOf(message).flatMap(({ blocks }) => withIds(blocks));

/** What is not as it should be with a message as Slack would get it, in every place; empty when all is well. */
export function wrongs(message: Message): string[] {
  const posts = postsOf(message);
  const [modal, home] = [modalOf(message), homeOf(message)];
  const refused = [...posts.map(checkMessage), checkView(modal, 'modal'), checkView(home, 'home')];
  const said = posts.map((post) => readable(post)).join('\n');
  const controls = posts.map(({ blocks }) => [...new Set(controlsOf(bodiesOf(blocks)).map(({ element }) => element))]);
  return [
    ...refused.flatMap((refusal) => (refusal === null ? [] : [JSON.stringify(refusal)])),
    ...aliveIn([...posts.map((post) => ({ type: 'message', ...post })), modal, home]).map((one) => `alive: ${one}`),
    ...(posts.slice(0, -1).some(({ blocks }) => tappable(blocks)) ? ['buttons before the last post'] : []),
    ...(JSON.stringify([posts, home]).includes('"type":"input"') ? ['a field outside a form'] : []),
    ...controls.flatMap((own) => (new Set(own.map((one) => one.action_id)).size < own.length ? ['an id twice'] : [])),
    ...lost(expected(message), said).map((text) => `not said in order: ${text.slice(0, 80)}`),
    ...authors(message).flatMap((by) => (squeezed(said).includes(squeezed(by)) ? [] : [`not named: ${by}`])),
    ...wrongForm(message, modal),
    ...(unreadable([posts, modal, home]) ? ['a direction or zero-width character'] : []),
  ];
}

/** Every button and line of a menu in there, by label, with what it carries. */
export function carried(blocks: unknown): { label: string; value: string; style: unknown }[] {
  return controlsOf(bodiesOf(blocks)).map(({ label, element, option }) => {
    return { label, value: wordsOf((option ?? element).value), style: element.style };
  });
}

/** The fields of a view by block id. */
export function inputsOf(view: Body): Body[] {
  return bodiesOf(view.blocks).filter(({ type }) => type === 'input');
}

/** Those of these texts, squeezed, that do not stand in `said` after one another. */
function lost(texts: readonly string[], said: string): string[] {
  const all = squeezed(said);
  let from = 0;
  return texts.filter((text) => {
    const words = squeezed(text);
    const at = all.indexOf(words, from);
    if (at >= 0) from = at + words.length;
    return at < 0;
  });
}

/** Letters only as Slack shows them: without white space and the signs that the tones bring. */
function squeezed(text: string): string {
  return clean(text).replace(/[\s✓]/g, '');
}

function expected({ context, title, blocks }: Message): string[] {
  return [context ?? '', title ?? '', ...blocks.flatMap(wordsIn)];
}

function wordsIn(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'written':
      return [block.label ?? '', ...block.items.map(({ text }) => text)];
    case 'columns':
      return block.columns.flatMap(({ title, groups }) => [
        title,
        ...groups.flatMap(({ label, items }) => [label, ...items]),
      ]);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case 'ticks':
      return block.items.flatMap(({ label, met }) => [label, met ? look.words.met : look.words.unmet]);
    case 'file':
    case 'download':
    case 'picture':
      return [];
  }
}

function authors({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.kind === 'written' ? block.items.map(({ by }) => by ?? '') : []));
}

/** A form has all fields with what stands in them, and its mistakes. */
function wrongForm({ fields }: Message, modal: Body): string[] {
  const inputs = inputsOf(modal);
  const state = stateOf(withIds(modal.blocks), {});
  const seen = squeezed(readable(modal));
  return fields.flatMap(({ id, kind, label, value, options, error }) => {
    const input = inputs.find(({ block_id }) => block_id === `f:${id}`);
    if (input === undefined) return [`no field ${id}`];
    const held = bodyOf(state[`f:${id}`]?.v);
    const chosen = bodiesOf([held.selected_option].concat(held.selected_options)).map((one) => wordsOf(one.value));
    const there = kind === 'choice' || kind === 'choices' ? chosen.join() : wordsOf(held.value);
    const kept = sorted(there) === sorted(clean(value ?? '')) || seen.includes(squeezed(value ?? ''));
    const shown = optionsOf(bodyOf(input.element)).map((one) => labelOf(one.text) + labelOf(one.description));
    const offered = `${seen}${squeezed(shown.join(''))}`;
    return [
      ...(seen.includes(squeezed(label)) ? [] : [`${id} lost its label`]),
      ...(kept ? [] : [`${id} lost what stood in it`]),
      ...(options ?? []).flatMap((one) => (offered.includes(squeezed(one.label)) ? [] : [`${id} lost ${one.label}`])),
      ...(seen.includes(squeezed(error ?? '')) ? [] : [`${id} lost its error`]),
    ];
  });
}

function sorted(text: string): string {
  return text.split(',').sort().join();
}

function tappable(blocks: unknown): boolean {
  return carried(blocks).some(({ value }) => value !== '');
}

function unreadable(value: unknown): boolean {
  return /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/.test(JSON.stringify(value));
}

function wire<T>(value: T) {
  return JSON.parse(JSON.stringify(value));
}
