import { closest } from '../text/closest.ts';
import type { Sourced } from './assemble.ts';
import { type Finding, finding, type Path } from './check-keys.ts';
import { builtInCommands, type Commands } from './commands.ts';
import type { ConversationFile } from './conversation.ts';

type Claim = { word: string; name: string; path: Path };

/** Commands and conversations belong together, and each word means one thing. */
export function checkCommands(
  commands: Sourced<Commands>,
  conversations: readonly Sourced<ConversationFile>[],
): Finding[] {
  const { file, value } = commands;
  const led = new Set(conversations.map((conversation) => conversation.value.command));
  const known = Object.keys(value.commands);
  const builtIn = new Set<string>(builtInCommands);
  return [
    ...builtInCommands
      .filter((name) => !known.includes(name))
      .map((command) => finding(file, ['commands'], 'command-missing', { command })),
    ...known
      .filter((name) => !builtIn.has(name) && !led.has(name))
      .map((command) => finding(file, ['commands', command], 'command-idle', { command })),
    ...conversations.flatMap((conversation) => checkKnown(conversation, known)),
    ...checkForms(conversations),
    ...checkWords(commands),
  ];
}

/** No word stands under two commands or two controls; only `help` is both a command and a control. */
export function checkWords({ file, value }: Sourced<Commands>): Finding[] {
  const taken = new Map<string, Claim>();
  return claims(value).flatMap((claim) => {
    const first = taken.get(claim.word);
    if (!first) {
      taken.set(claim.word, claim);
      return [];
    }
    const both = first.name === claim.name && first.path[0] !== claim.path[0];
    return both
      ? []
      : [finding(file, claim.path, 'word-twice', { word: claim.word, first: first.name, second: claim.name })];
  });
}

function claims(commands: Commands): Claim[] {
  return (['commands', 'controls'] as const).flatMap((group) =>
    Object.entries(commands[group]).flatMap(([name, { words }]) =>
      words.map((word, at) => ({ word, name, path: [group, name, 'words', at] })),
    ),
  );
}

function checkKnown({ file, value }: Sourced<ConversationFile>, names: readonly string[]): Finding[] {
  if (names.includes(value.command)) return [];
  const near = closest(value.command, names);
  const known = near.kind === 'near' ? near.values : names;
  return [finding(file, ['command'], 'command-unknown', { command: value.command, known: { list: known } })];
}

function checkForms(conversations: readonly Sourced<ConversationFile>[]): Finding[] {
  const taken = new Map<string, string>();
  return conversations.flatMap(({ file, value }) => {
    const command = value.form ? `${value.command} ${value.form.word}` : value.command;
    const other = taken.get(command);
    if (other !== undefined)
      return [finding(file, value.form ? ['form', 'word'] : ['command'], 'command-twice', { command, other })];
    taken.set(command, value.id);
    return [];
  });
}
