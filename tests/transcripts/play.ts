import { encodeAction } from '../../dialogs/action.ts';
import type { Address, Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { aloud, cast, openStage } from './stage.ts';

/**
 * Plays a transcript: reads its lines of what people do, leaves out what it says was answered, and gives the whole
 * transcript back with what was really answered. A test compares the two.
 *
 *   Aios Oost> tekst                        typed
 *   Aios Oost> [Versturen]                  tapped: the button of that name in the newest message that has it
 *   Aios Oost> Veld: woorden | Veld: ... [Versturen]    filled in and sent; several options with " + "
 *   Aios Oost>>> ...                        the same event delivered three times
 *   Aios Oost& ...                          at the same moment as the next line
 *   Gast in Kanaal Teams> ...    in a group's channel, Teams or Slack; somebody who is not of the cast is not known
 *   @ 3 dagen | 2 uur | 10 minuten          time passes
 *   «verslag g1»                            a made-up request for the record of that session
 *   «komt» «gaat» «past aan» «haalt weg»    the app was put in or taken out, a message was changed or taken away
 *   «eigen pagina»                          looks at their own page
 *   «lang 10000»                            stands for a text of that many characters
 *
 * `hear` is given every message, also those shown only on the open request ("again").
 */
export async function play(
  transcript: string,
  hear: (message: Message, how: 'said' | 'again') => void = () => undefined,
): Promise<string> {
  const stage = await openStage(
    /^(?:Aios|Opleider) Veld[>&]|^Coördinator[>&].*koppel/m.test(transcript),
    /^Coördinator.*peiling|> jaaroverzicht/m.test(transcript),
  );
  const open = new Map<string, Message[]>();
  const out: string[] = [];
  let atOnce: Move[] = [];
  try {
    for (const line of transcript.split('\n')) {
      if (/^\s+\S/.test(line) || /^(→|~|!)/.test(line.trim())) continue;
      const said = /^(?<name>[^>&@#]+?)(?<how>>>>|>|&) (?<what>.*)$/u.exec(line)?.groups;
      if (said === undefined) {
        out.push(line);
        if (line.startsWith('@ ')) {
          await stage.later(durationOf(line.slice(2)));
          await listen();
        }
        continue;
      }
      out.push(line);
      const [, who = said.name ?? '', where] = /^(.*) in (Kanaal .*)$/.exec(said.name ?? '') ?? [];
      const person = idOf(who);
      const input = inputOf(said.what ?? '', [...(open.get(person) ?? []), ...(open.get(where ?? '') ?? [])]);
      const place = where === undefined ? undefined : placeOf(where);
      if (said.how === '&') {
        atOnce.push({ person, input, place });
        continue;
      }
      const moves = [...atOnce, { person, input, place }];
      atOnce = [];
      const event = said.how === '>>>' ? `three-times-${out.length}` : undefined;
      const replies = await Promise.all(
        (event === undefined ? moves : [...moves, ...moves, ...moves]).map((move) =>
          stage.send(move.person, move.input, event, move.place),
        ),
      );
      for (const [index, reply] of replies.entries()) {
        if (reply.kind !== 'again') continue;
        const to = moves[index % moves.length]?.person ?? person;
        hear(reply.message, 'again');
        out.push(`    ! ${nameOf(to)}`, ...aloud(reply.message).map((text) => `      ${text}`));
        open.set(to, [...(open.get(to) ?? []), reply.message]);
      }
      await listen();
    }
  } finally {
    await stage.close();
  }
  return out.join('\n');

  async function listen(): Promise<void> {
    for (const { to, message, replaces } of await stage.heard()) {
      hear(message, 'said');
      if (replaces !== null) {
        const status = message.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
        out.push(
          `    ~ ${nameOf(to.id)}: ${message.title ?? message.fallback}${status.length === 0 ? '' : ` — ${status.join(' ')}`}`,
        );
      } else {
        out.push(`    → ${nameOf(to.id)}`, ...aloud(message).map((text) => `      ${text}`));
      }
      open.set(to.id, [...(open.get(to.id) ?? []), message]);
    }
  }
}

/** What somebody does, and in which channel when it is in one. */
type Move = { person: string; input: Input; place: Address | undefined };

function placeOf(name: string): Address {
  return { channel: name.includes('Teams') ? 'teams' : 'slack', id: name };
}

function inputOf(what: string, messages: readonly Message[]): Input {
  const event = happenings.get(what);
  if (event !== undefined) return { kind: event };
  const pressed = /^(?<fields>.*?)\s*\[(?<label>[^\]]+)\]$/u.exec(what)?.groups;
  const forged = /^«verslag (?<session>\w+)»$/u.exec(what)?.groups;
  if (forged !== undefined)
    return { kind: 'act', action: encodeAction({ kind: 'record', session: forged.session ?? '' }), values: {} };
  if (pressed === undefined) return { kind: 'text', text: expanded(what) };
  const message = messages.findLast(({ buttons }) => buttons.some(({ label }) => label === pressed.label));
  const button = message?.buttons.find(({ label }) => label === pressed.label);
  if (message === undefined || button === undefined) throw new Error(`no button [${pressed.label}] to tap in: ${what}`);
  const given =
    (pressed.fields ?? '') === '' ? [] : (pressed.fields ?? '').split(' | ').map((field) => fieldValue(field, message));
  const before = message.fields.flatMap(({ id, value }): [string, string][] =>
    value === undefined ? [] : [[id, value]],
  );
  return {
    kind: 'act',
    action: button.action,
    values: button.submits ? Object.fromEntries([...before, ...given]) : {},
  };
}

const happenings = new Map<string, Exclude<Input['kind'], 'text' | 'act'>>([
  ['«komt»', 'arrived'],
  ['«gaat»', 'left'],
  ['«past aan»', 'edited'],
  ['«haalt weg»', 'deleted'],
  ['«eigen pagina»', 'home'],
]);

function fieldValue(given: string, message: Message): [string, string] {
  const field = message.fields
    .filter(({ label }) => given.startsWith(`${label}: `))
    .sort((one, other) => other.label.length - one.label.length)[0];
  if (field === undefined)
    throw new Error(`no field for «${given}»; there are: ${message.fields.map(({ label }) => label).join(', ')}`);
  const words = given.slice(field.label.length).replace(/^:? ?/, '');
  if (field.options === undefined) return [field.id, expanded(words)];
  const ids = words.split(' + ').map((label) => field.options?.find((option) => option.label === label)?.id ?? label);
  return [field.id, ids.join(',')];
}

function expanded(words: string): string {
  return words.replaceAll('⏎', '\n').replace(/«lang (\d+)»/g, (_, length: string) =>
    'Dit is een lang verhaal. '
      .repeat(Math.ceil(Number(length) / 25))
      .slice(0, Number(length))
      .trimEnd()
      .padEnd(Number(length), '!'),
  );
}

function durationOf(words: string): number {
  const [, count, unit] = /^(\d+) (dag|dagen|uur|minuten)$/.exec(words.trim()) ?? [];
  if (count === undefined || unit === undefined) throw new Error(`no duration: ${words}`);
  return Number(count) * (unit.startsWith('dag') ? 86_400_000 : unit === 'uur' ? 3_600_000 : 60_000);
}

function idOf(name: string): string {
  return cast.find((one) => one.name === name)?.id ?? name;
}

function nameOf(id: string): string {
  return cast.find((one) => one.id === id)?.name ?? id;
}
