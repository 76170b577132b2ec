import { expect, it } from 'vitest';
import { behindCommand } from '../../dialogs/commands/behind.ts';
import { parseCommand } from '../../dialogs/commands/parse.ts';
import { realContent } from '../transcripts/stage.ts';

it.each([
  ['vraag Waarom geen CRP?', 'Waarom geen CRP?'],
  ['/leergesprek vraag  Waarom geen\nCRP, bij één kind?', 'Waarom geen\nCRP, bij één kind?'],
  ['@Leergesprek VRAAG vraag over vraag', 'vraag over vraag'],
  ['plan dinsdag 10:30', 'dinsdag 10:30'],
  ['volgende gesprek dinsdag', 'dinsdag'],
  ['/lg plan', ''],
  ['vraag 👩‍⚕️ Visite?', '👩‍⚕️ Visite?'],
])('what stands behind the command in %j', (typed, behind) => {
  const parsed = parseCommand(typed, realContent().nl.commands);
  if (parsed.kind !== 'command') throw new Error(`no command: ${typed}`);
  expect(behindCommand(typed, parsed.rest)).toBe(behind);
});
