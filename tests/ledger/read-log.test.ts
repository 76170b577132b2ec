import { describe, expect, it } from 'vitest';
import { readLog } from '../../dialogs/ledger/read-log.ts';
import { realContent } from '../transcripts/stage.ts';

const { activities } = realContent().nl;
/** A Thursday. */
const now = { date: '2026-11-19', time: '09:00' };

/** What was typed behind `log`, and what is counted: activity, amount, minutes, day; `?` and the trouble for what is asked back. */
const rows: [string, string[]][] = [
  ['5 patiënten', ['patienten 5 0 2026-11-19']],
  ['5 patienten', ['patienten 5 0 2026-11-19']],
  ['PATIËNTEN 12', ['patienten 12 0 2026-11-19']],
  ['patiënten: 12', ['patienten 12 0 2026-11-19']],
  ['5pat', ['patienten 5 0 2026-11-19']],
  ['drie patiënten', ['patienten 3 0 2026-11-19']],
  ['twaalf patiënten gezien vandaag', ['patienten 12 0 2026-11-19']],
  ['ik heb 5 patiënten gezien gisteren', ['patienten 5 0 2026-11-18']],
  ['patiënten', ['? no-amount patienten']],
  ['500 patiënten', ['? amount patienten']],
  ['0 patiënten', ['? amount patienten']],
  ['KPB', ['kpb 1 0 2026-11-19']],
  ['een kpb', ['kpb 1 0 2026-11-19']],
  ['2x kpb dinsdag', ['kpb 2 0 2026-11-17']],
  ['kpb twee keer', ['kpb 2 0 2026-11-19']],
  ["2 kpb's", ['kpb 2 0 2026-11-19']],
  ['20 kpb', ['? amount kpb']],
  ['korte praktijkbeoordeling eergisteren', ['kpb 1 0 2026-11-17']],
  ['kbp', ['? which-activity kpb']],
  ['consultverslga', ['? which-activity consultverslag']],
  ['2 consultverslagne gisteren', ['? which-activity consultverslag']],
  ['3 verslagen', ['consultverslag 3 0 2026-11-19']],
  ['gezamenlijk spreekuur 90 minuten gisteren', ['gezamenlijk-spreekuur 1 90 2026-11-18']],
  ['gezamenlijk spreekuur 90min', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur 1,5 uur', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur anderhalf uur', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur 2 uur 30', ['gezamenlijk-spreekuur 1 150 2026-11-19']],
  ['samen spreekuur 1u30', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur 90', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur', ['? no-minutes gezamenlijk-spreekuur']],
  ['gezamenlijk spreekuur 2000 minuten', ['? minutes gezamenlijk-spreekuur']],
  ['spreekuur samen 90 minuten', ['? which-activity patienten,gezamenlijk-spreekuur']],
  ['leergesprek drie kwartier', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek een kwartier', ['leergesprek 1 15 2026-11-19']],
  ['2 leergesprekken van 30 minuten', ['leergesprek 2 30 2026-11-19']],
  ['persoonsgericht gesprek van een half uur van gisteren', ['persoon 1 30 2026-11-18']],
  ['drie', ['? no-minutes drie']],
  ['drie 20 minuten', ['drie 1 20 2026-11-19']],
  ['drie goed, drie beter 15 min', ['drie 1 15 2026-11-19']],
  ['maas 2.0 1 uur', ['maas 1 60 2026-11-19']],
  ['MAAS 2,0 45 min, afgelopen dinsdag', ['maas 1 45 2026-11-17']],
  ['videotoets+ 60 minuten', ['videotoets 1 60 2026-11-19']],
  ['dienst vorige week dinsdag', ['dienst 1 0 2026-11-10']],
  ['dienst 3 november', ['dienst 1 0 2026-11-03']],
  ['2 diensten', ['dienst 2 0 2026-11-19']],
  ['dienst 8 uur', ['dienst 1 480 2026-11-19']],
  ['dienst op afstand vrijdag', ['dienst-afstand 1 0 2026-11-13']],
  ['dag', ['dagbespreking 1 0 2026-11-19']],
  ['kpb een dag geleden', ['kpb 1 0 2026-11-18']],
  ['kpb 2 dagen geleden', ['kpb 1 0 2026-11-17']],
  ['kpb 12 maart', ['kpb 1 0 2026-03-12']],
  ['12 november kpb', ['kpb 1 0 2026-11-12']],
  ['kpb 18-11', ['kpb 1 0 2026-11-18']],
  ['kpb donderdag', ['? which-day kpb']],
  ['kpb vorige week', ['? which-day kpb']],
  ['kpb morgen', ['? future kpb']],
  ['kpb volgende week', ['? future kpb']],
  ['kpb 1 januari 2024', ['? too-old kpb']],
  ['kpb met mevrouw Jansen', ['? no-day kpb']],
  ['5 patiënten en een kpb', ['patienten 5 0 2026-11-19', 'kpb 1 0 2026-11-19']],
  ['5 patiënten en een kpb gisteren', ['patienten 5 0 2026-11-18', 'kpb 1 0 2026-11-18']],
  ['gisteren 5 patiënten, vandaag een kpb', ['patienten 5 0 2026-11-18', 'kpb 1 0 2026-11-19']],
  ['kpb, kvb en combel gisteren', ['kpb 1 0 2026-11-18', 'kvb 1 0 2026-11-18', 'combel 1 0 2026-11-18']],
  ['kpb + kvb', ['kpb 1 0 2026-11-19', 'kvb 1 0 2026-11-19']],
  ['kpb kvb', ['? which-activity kpb,kvb']],
  ['5 patiënten en kbp gisteren', ['patienten 5 0 2026-11-18', '? which-activity kpb']],
  ['leoh en combel 12-11', ['leoh 1 0 2026-11-12', 'combel 1 0 2026-11-12']],
  ['iets heel anders', ['? no-activity ']],
  ['90 minuten', ['? no-activity ']],
  ['3', ['? no-activity ']],
];

describe('what stands behind log', () => {
  it.each(rows)('%s', (typed, expected) => {
    const read = readLog(typed, activities, now);
    const said =
      read.kind !== 'items'
        ? [read.kind]
        : [
            ...read.items.map(({ kind, amount, minutes, day }) => `${kind} ${amount} ${minutes} ${day}`),
            ...read.unclear.map(({ trouble, kinds }) => `? ${trouble} ${kinds.join()}`),
          ];
    expect(said).toEqual(expected);
  });

  it.each(['', ' ', 'lijst', 'laatste tien'])('«%s» asks for the form or the list', (typed) => {
    expect(readLog(typed, activities, now).kind).toBe(typed.trim() === '' ? 'empty' : 'list');
  });
});
