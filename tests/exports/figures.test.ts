import { expect, test } from 'vitest';
import type { Stand } from '../../dialogs/frequency/stands.ts';
import { addPlacement, figureTables, noFigures } from '../../src/exports/figures.ts';
import { realContent, realRules } from '../real-content.ts';

const [content, rules] = [realContent().nl, realRules()];
const frequency = { rules, holidays: new Set<string>() };
const zone = 'Europe/Amsterdam';
const titleOf = (id: string) => rules.programmes.find((one) => one.id === id)?.title;

/** A period of a requirement of a programme that was missed in 2026. */
function missed(programme: string, id: string): Stand {
  const obligation = rules.programmes.find((one) => one.id === programme)?.obligations.find((one) => one.id === id);
  if (obligation === undefined) throw new Error(`no ${id} in ${programme}`);
  return {
    obligation,
    from: '2026-03-02',
    to: '2026-03-08',
    isRunning: false,
    progress: { done: 0, target: 1, state: 'missed' },
  };
}

/** The programme and the requirement of each row of five pairs that all follow both programmes. */
function rowsOf(programmes: string[], stands: Stand[]): unknown[][] {
  const figures = noFigures();
  for (let pair = 0; pair < 5; pair += 1)
    addPlacement(figures, { programmes, entries: [], stands }, content.activities, { frequency, zone });
  const [requirements] = figureTables(content.phrases, figures, frequency);
  return requirements.rows.map(([, programme, , requirement, , times]) => [programme, requirement, times]);
}

test('a requirement stands under the programme that asks it, and under no other that the pair follows', () => {
  const stands = [missed('opleiden-lumc', 'spreekuur-60'), missed('leergesprekken-amsterdam', 'leergesprekken-week')];
  expect(rowsOf(['opleiden-lumc', 'leergesprekken-amsterdam', 'praktijkleren'], stands).toSorted()).toEqual(
    [
      [titleOf('opleiden-lumc'), 'Gezamenlijk spreekuur', 5],
      [titleOf('leergesprekken-amsterdam'), 'Leergesprekken', 5],
    ].toSorted(),
  );
});

test('what one programme asks in two years of training under the same name is told apart', () => {
  const ids = ['dienstverslag-jaar-1-maand-6', 'dienstverslag-jaar-3-maand-6'];
  const rows = rowsOf(
    ['opleiden-lumc'],
    ids.map((id) => missed('opleiden-lumc', id)),
  );
  const label = 'Verslag over de diensten, maand 6';
  expect(rows.map(([, requirement]) => requirement)).toEqual([`${label} · jaar 1`, `${label} · jaar 3`]);
});
