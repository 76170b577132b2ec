import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../dialogs/commands/parse.ts';
import { realContent } from '../real-content.ts';

const { commands } = realContent().nl;

/** What somebody types, and what it is taken for: a command with the rest of the words, a guess to ask back, or nothing. */
const table: [string, string][] = [
  ['/leergesprek proces', 'proces'],
  ['leergesprek proces', 'proces'],
  ['LEERGESPREK PROCES', 'proces'],
  ['  /Leergesprek   Proces  ', 'proces'],
  ['@Leergesprek proces', 'proces'],
  ['@Leergesprek /proces', 'near: proces'],
  ['proces', 'proces'],
  ['/proces', 'proces'],
  ['lg proces 15', 'proces + 15'],
  ['leergesprk proces', 'proces'],
  ['/leergesprek procse', 'near: proces'],
  ['leergesprek procesgesprk', 'near: proces'],
  ['/leergesprek persoonsgericht', 'persoon'],
  ['/leergesprek persoonsgericht gesprek', 'persoon'],
  ['/leergesprek taak consultatie 5', 'taak + consultatie 5'],
  ['/leergesprek drie goed drie beter', 'drie'],
  ['drie', 'drie'],
  ['3', 'drie'],
  ['/leergesprek', 'menu'],
  ['leergesprek', 'menu'],
  ['/', 'menu'],
  ['hallo', 'menu'],
  ['help', 'help'],
  ['?', 'help'],
  ['/leergesprek hlep', 'near: help'],
  ['verslagen', 'records'],
  ['/leergesprek verslag', 'records'],
  ['overzicht', 'overview'],
  ['/leergesprek fedback', 'near: feedback'],
  ['/leergesprek xyzzy', 'none, addressed'],
  ['wat een mooie dag vandaag', 'none'],
  ['', 'none'],
  ['hallo!', 'menu'],
  ['Help.', 'help'],
  ['Vraag: wanneer prik ik crp?', 'question + wanneer prik ik crp?'],
  ['vraag:wanneer prik ik crp?', 'question + wanneer prik ik crp?'],
  ['vraag : wanneer', 'question + wanneer'],
  ['log: kpb gisteren', 'log + kpb gisteren'],
  ['lg log: 2 kvb', 'log + 2 kvb'],
  ['plan: dinsdag 10 uur', 'plan + dinsdag 10 uur'],
  ['afwezg morgen', 'near: away + morgen'],
  ['vragg: mag dat?', 'near: question + mag dat?'],
  ['prcoes 5', 'near: proces + 5'],
  ['morgen', 'none'],
  ['morgen vrij', 'none'],
  ['morgen half 9', 'none'],
  ['volgende week', 'none'],
  ['dank je, tot morgen', 'thanks + tot morgen'],
  ['mooie', 'none'],
  ['geen herinneringen meer!', 'reminders'],
  ['waarom krijg ik dit?', 'reminders'],
  ['zet mijn herinneringen uit', 'reminders + uit'],
  ['ik wil graag weer herinneringen', 'reminders'],
  ['zet alle herinneringen uit', 'reminders'],
  ['kun je de herinneringen uitzetten?', 'reminders'],
  ['schakel de herinneringen in', 'reminders'],
  ['schakel de herinneringen in december uit', 'none'],
  ['ik ben ziek', 'away'],
  ['prоces met een cyrillische o', 'near: proces + met een cyrillische o'],
];

describe('what typed words ask for', () => {
  it.each(table)('«%s» is %s', (text, expected) => {
    const parsed = parseCommand(text, commands);
    const read =
      parsed.kind === 'command'
        ? `${parsed.name}${parsed.rest === '' ? '' : ` + ${parsed.rest}`}`
        : parsed.kind === 'near'
          ? `near: ${parsed.names.join(', ')}${parsed.rest === '' ? '' : ` + ${parsed.rest}`}`
          : `none${parsed.addressed ? ', addressed' : ''}`;
    expect(read).toBe(expected);
  });

  it('knows every word of every command', () => {
    for (const [name, { words }] of Object.entries(commands.commands)) {
      for (const word of words)
        expect(parseCommand(`/leergesprek ${word}`, commands)).toMatchObject({ kind: 'command', name });
    }
  });
});
