import { encodeAction } from '../action.ts';
import { sharedFacts } from '../coach/shared-facts.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Block, Download, Message } from '../model/message.ts';
import { erase } from '../rights/erase.ts';
import { retentionOf } from '../rights/retention.ts';
import { whoLooked } from '../rights/who-looked.ts';
import { button, compose, line } from '../session/compose.ts';
import { type Context, reply, told } from './context.ts';
import { gone } from './gone.ts';

/** How long a link to an export works, in ms: one hour. */
const linkLasts = 60 * 60 * 1000;

/** What is stored about somebody, in a few lines, with what they can do about it. */
export function data(context: Context): Partial<Decision> {
  // What names those who share something is kept nowhere.
  return context.person.role === 'coach' ? { again: dataMessage(context) } : reply(context, dataMessage(context));
}

/** What somebody does with it: take it along, wipe it, or see who looked. */
export function dataAct(context: Context, verb: string): Partial<Decision> {
  const { language, person } = context;
  const { phrases } = language;
  switch (verb) {
    case 'export':
      return reply(context, exportMessage(context));
    case 'looked':
      return reply(context, whoLooked(context));
    case 'erase':
      return reply(context, sureMessage(context));
    case 'erase-sure':
      return erased(context);
    case 'erase-not':
      return told(context, say(phrases, 'data.kept-all'));
    case 'pairs':
      return person.role === 'coordinator'
        ? reply(context, pairsMessage(context))
        : told(context, say(phrases, 'data.coordinator-only'));
    default:
      return gone(context);
  }
}

/** The button to the exports of pairs, for a coordinator's own messages. */
export function exportButton({ language }: Pick<Context, 'language'>, more = false) {
  return button(encodeAction({ kind: 'data', verb: 'pairs' }), say(language.phrases, 'data.button-pairs'), { more });
}

function dataMessage(context: Context): Message {
  const { person, language } = context;
  const { phrases } = language;
  const isPair = person.role === 'trainee' || person.role === 'trainer';
  const { contentMonths, agendaMonths } = retentionOf(context);
  const title = say(phrases, 'data.title');
  const act = (verb: string) => encodeAction({ kind: 'data', verb });
  return compose({
    title,
    blocks: [
      { kind: 'facts', facts: factsOf(context) },
      line(say(phrases, isPair ? 'data.readers' : 'data.readers-other'), 'quiet'),
      ...(isPair ? [line(say(phrases, 'data.kept', { content: contentMonths, agenda: agendaMonths }), 'quiet')] : []),
    ],
    buttons: [
      button(act('export'), say(phrases, 'data.button-export'), { style: 'primary' }),
      button(act('looked'), say(phrases, 'data.button-looked')),
      ...(person.role === 'coordinator' ? [exportButton(context)] : []),
      button(act('erase'), say(phrases, 'data.button-erase'), { style: 'danger' }),
    ],
    fallback: title,
  });
}

/** Counts of what there is: its words are in the export. */
function factsOf(context: Context): { label: string; value: string }[] {
  const { person, state, language } = context;
  const { phrases } = language;
  const channels = [...new Set(person.addresses.map(({ channel }) => say(phrases, `channel.${channel}`)))].join(', ');
  const isPair = person.role === 'trainee' || person.role === 'trainer';
  const known = [
    { label: say(phrases, 'data.name'), value: say(phrases, 'data.name-value', { name: person.name, channels }) },
    {
      label: say(phrases, 'data.settings'),
      value: say(phrases, isPair ? 'data.settings-value' : 'data.settings-zone'),
    },
    ...sharedFacts(context),
  ];
  if (!isPair) return known;
  const items = state.placements.flatMap(({ agenda }) => agenda).filter(({ by }) => by === person.id).length;
  const agreements = state.placements
    .flatMap((one) => one.agreements)
    .filter(({ people }) => people.includes(person.id)).length;
  const talks = say(phrases, 'data.talks-value', { running: person.sessions.length, finished: person.finished.length });
  return [
    ...known,
    { label: say(phrases, 'data.talks'), value: talks },
    { label: say(phrases, 'data.agenda'), value: say(phrases, 'data.agenda-value', { items, agreements }) },
    { label: say(phrases, 'data.signals'), value: String(person.signals.length) },
    { label: say(phrases, 'data.counts'), value: say(phrases, 'data.counts-value') },
  ];
}

function exportMessage(context: Context): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'data.export-title');
  return compose({
    title,
    blocks: [
      line(say(phrases, 'data.export-text')),
      download(context, 'own-html', 'mijn-gegevens.html', 'text/html', say(phrases, 'data.file-html')),
      download(context, 'own-json', 'mijn-gegevens.json', 'application/json', say(phrases, 'data.file-json')),
      line(say(phrases, 'data.link-lasts'), 'quiet'),
    ],
    fallback: title,
  });
}

function pairsMessage(context: Context): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'data.pairs-title');
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return compose({
    title,
    blocks: [
      line(say(phrases, 'data.pairs-text')),
      download(context, 'pairs-xlsx', 'koppels.xlsx', xlsx, say(phrases, 'data.file-pairs-xlsx')),
      download(context, 'pairs-csv', 'koppels.csv', 'text/csv', say(phrases, 'data.file-pairs-csv')),
      line(say(phrases, 'data.figures-text')),
      download(context, 'figures-xlsx', 'jaarcijfers.xlsx', xlsx, say(phrases, 'data.file-figures-xlsx')),
      download(context, 'figures-csv', 'jaarcijfers.csv', 'text/csv', say(phrases, 'data.file-figures-csv')),
      line(say(phrases, 'data.link-lasts-logged'), 'quiet'),
    ],
    fallback: title,
  });
}

function download({ world }: Context, what: Download, name: string, type: string, label: string): Block {
  return { kind: 'download', name, type, label, what, until: world.now + linkLasts };
}

function sureMessage(context: Context): Message {
  const { phrases } = context.language;
  const isPair = context.person.role === 'trainee' || context.person.role === 'trainer';
  const title = say(phrases, 'data.erase-title');
  return compose({
    title,
    blocks: [
      line(say(phrases, isPair ? 'data.erase-goes' : 'data.erase-goes-other')),
      ...(sharedFacts(context).length === 0 ? [] : [line(say(phrases, 'data.erase-shared'))]),
      ...(isPair ? [line(say(phrases, 'data.erase-stays'))] : []),
      line(say(phrases, 'data.erase-never-back'), 'warning'),
    ],
    buttons: [
      button(encodeAction({ kind: 'data', verb: 'erase-sure' }), say(phrases, 'data.button-erase-sure'), {
        style: 'danger',
      }),
      button(encodeAction({ kind: 'data', verb: 'erase-not' }), say(phrases, 'data.button-erase-not')),
    ],
    fallback: title,
  });
}

function erased(context: Context): Partial<Decision> {
  const { phrases } = context.language;
  const text = say(phrases, 'data.erased');
  // Said at once and kept nowhere: how to reach them has just been forgotten.
  return {
    ...erase(context),
    again: compose({
      blocks: [
        line(text, 'good'),
        line(say(phrases, 'data.erased-reach')),
        line(say(phrases, 'data.erased-chat'), 'quiet'),
      ],
      fallback: text,
    }),
  };
}
