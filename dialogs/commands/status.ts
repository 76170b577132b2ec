import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { dateOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { ledgerOf } from '../frequency/ledger-of.ts';
import { type Progress, progressOf } from '../frequency/progress.ts';
import { type Window, windowsOf } from '../frequency/windows.ts';
import type { Decision } from '../model/decision.ts';
import type { Block } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf } from '../nudges/case-of.ts';
import { sayObligation } from '../nudges/say-obligation.ts';
import { compose, line } from '../session/compose.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { type Context, reply } from './context.ts';
import { overview } from './overview.ts';
import { partners } from './partners.ts';
import { type Past, pastPictures } from './status-pictures.ts';

/** How many requirements stand in one message, and how many earlier periods of each are looked at for its pictures. */
const listed = 12;
const pictured = 8;

/**
 * Somebody's own requirements at a glance: how the running period stands, and the periods before it in pictures. Of whom nothing
 * is required it is what others have open: the overview, where `words` look for a name.
 */
export function status(context: Context, words = ''): Partial<Decision> {
  const { role } = context.person;
  if (role !== 'trainee' && role !== 'trainer') return overview(context, words);
  const title = say(context.language.phrases, 'status.title');
  return reply(context, compose({ title, blocks: statusBlocks(context), fallback: title }));
}

/** How somebody's requirements stand, under no title yet. */
export function statusBlocks(context: Context): Block[] {
  const { state, language, frequency } = context;
  const { phrases } = language;
  const placements = partners(context);
  const blocks = placements.flatMap((placement) => {
    const input = frequency === null ? null : caseOf(state, placement, frequency);
    return input === null ? [] : statusOf(context, placement, input, placements.length > 1);
  });
  if (blocks.length === 0) blocks.push(line(say(phrases, 'status.none')));
  else {
    if (blocks.some(({ kind }) => kind === 'picture')) blocks.push(line(say(phrases, 'status.legend'), 'quiet'));
    blocks.push(line(say(phrases, 'status.readers'), 'quiet'));
  }
  return blocks;
}

function statusOf(context: Context, placement: Placement, input: NudgeInput, isNamed: boolean): Block[] {
  const { person, world, language } = context;
  const role = placement.trainee === person.id ? 'trainee' : 'trainer';
  const ledger = ledgerOf(input, world.now);
  const { day } = wallOf(world.now, person.zone);
  const rows = input.obligations
    .filter(({ who, silent }) => !silent && (who === 'both' || who === role))
    .flatMap((obligation) => {
      const windows = windowsOf(obligation, input.calendar).map((window) => ({
        window,
        progress: progressOf(obligation, window, input.calendar, ledger, input.memory.waivers, day),
      }));
      const index = windows.findIndex(({ window }) => window.from <= day && day <= window.to);
      const running = windows[index];
      return running === undefined || running.progress.state === 'free'
        ? []
        : [{ obligation, running, before: windows.slice(Math.max(0, index - pictured), index) }];
    })
    .sort((one, other) => one.running.window.to - other.running.window.to);
  if (rows.length === 0) return [];
  const facts = rows
    .slice(0, listed)
    .map((row) => ({ label: sayObligation(row.obligation, language.phrases), value: rowText(context, row) }));
  const heading = isNamed
    ? [
        line(
          joined(
            [placement.trainee, ...placement.trainers].filter((id) => id !== person.id).map((id) => nameOf(world, id)),
          ),
          'strong',
        ),
      ]
    : [];
  const left = rows.length - listed;
  const more =
    left <= 0
      ? []
      : [
          line(
            left === 1
              ? say(language.phrases, 'status.more-one')
              : say(language.phrases, 'status.more', { count: left }),
            'quiet',
          ),
        ];
  return [...heading, { kind: 'facts', facts }, ...pastPictures(rows.slice(0, listed), day, language.phrases), ...more];
}

type Row = Past & { running: { window: Window; progress: Progress } };

function rowText(context: Context, { running }: Row): string {
  const { phrases } = context.language;
  const { progress, window } = running;
  const until = sayDate(dateOf(window.to), wallFor(context.world, context.person.id));
  const key = progress.state === 'met' ? 'status.met' : progress.state === 'waived' ? 'status.waived' : 'status.open';
  return say(phrases, key, { done: progress.done, target: progress.target, until });
}
