import { anyOf, months, numbers, weekdays } from '../dates/nl/words.ts';
import { plain } from '../text/closest.ts';

/** Words about days in one spelling, and what was found and taken out that is no day. */
export type Spelt = { text: string; time: boolean; not: boolean; except: boolean; open: boolean };

const day = `(?:${anyOf(weekdays)}|zo|vandaag|morgen|overmorgen|gisteren)`;
const month = anyOf(months);
const number = `(?:\\d{1,2}|${anyOf(numbers)})`;
const short = '\\d{1,2}[/.]\\d{1,2}(?:[/.](?:20)?\\d\\d)?';

/** How people shorten it, and the dash between two days. An ISO date keeps its dashes. */
const rewrites: ReadonlyArray<readonly [RegExp, string]> = [
  [/[‘’`´]/g, "'"],
  [/[‐-―−]/g, '-'],
  [/(?<![a-z])t ?[/.]? ?m\b\.?|\btot ?(?:en|&) ?met\b/g, ' t/m '],
  [/\ba\.? ?s\.(?!\w)/g, 'as'],
  [/\b(?:met ingang van|m\.?i\.?v\.?|ingaande|per)(?= )/g, 'vanaf'],
  [/\bnu\b/g, 'vandaag'],
  [/\b(?:vlg|vlgd|vlgde|vlgnd|vlgnde|volg)\b\.?/g, 'volgende'],
  [/(?<![a-z])wkn\b\.?/g, ' weken'],
  [/(?<![a-z])(?:dgn|dg)\b\.?/g, ' dagen'],
  [/(?<![a-z])mnd(?:en)?\b\.?/g, ' maanden'],
  [/(\d) ?d\b/g, '$1 dagen'],
  [new RegExp(`(?<![a-z/.-])(${number}) ?(?:wk|w)\\b\\.?(?! ?\\d)`, 'g'), '$1 weken'],
  [/\bwk\b\.?/g, 'week'],
  [/\bweek(?=\d)/g, 'week '],
  [/\b(?:wknd|weekeinde)\b/g, 'weekend'],
  [/\b(?:week|weken) (\d{1,2}) ?(?:-|t\/m) ?(?:week )?(\d{1,2})(?![\d/-])/g, 'week $1 t/m week $2'],
  [new RegExp(`(?<![\\d/.-])(${short}) ?- ?(?=${short}(?!\\d))`, 'g'), '$1 t/m '],
  [new RegExp(`(?<![\\d/.-])(\\d{1,2}) ?- ?(?=\\d{1,2}(?:/\\d| ?${month}\\b))`, 'g'), '$1 t/m '],
  [/(?<![\d/.-])(\d{1,2}) ?- ?(?=(?:1[3-9]|2\d|3[01])(?![\d/.-]))/g, '$1 t/m '],
  [new RegExp(`\\b(${month}|${day})\\.? ?- ?(?=\\d|${day}\\b)`, 'g'), '$1 t/m '],
  [/ - |(?<=\d) -(?=\d)|(?<=\d)- (?=\d)/g, ' t/m '],
  // Alone it is mostly the word "so"; beside an absence it is the day.
  [/(?<=^|[ ,])zo\.?(?=$|[ ,])/g, 'zondag'],
];

const hour = `(?:\\d{1,2}|${anyOf(numbers)})`;
const clock = `(?:(?<![\\d./])\\d{1,2}:\\d{2}(?: ?(?:uur|u|h)\\b)?|(?<![\\d./-])\\d{1,2}(?:[uh]\\d{2}\\b|\\.\\d{2} ?(?:uur|u|h)\\b|\\.(?:00|1[3-9]|[2-5]\\d)(?![\\d./-]))|\\b${hour} ?(?:uur|u|h)\\b(?: (?:15|30|45)\\b)?|\\bhalf ${hour}\\b|\\bkwart (?:voor|over) ${hour}\\b|\\b(?:uur|uren|uurtje)\\b)`;
const times: ReadonlyArray<readonly [RegExp, string]> = [
  [new RegExp(`(?:\\b(?:van|vanaf|tussen) )?(?<![\\d:./-])\\d{1,2} ?(?:-|tot|t/m|en) ?(?=${clock})`, 'g'), ' '],
  [new RegExp(`(?:(?:\\b(?:van|vanaf|tussen|tot|om|rond|tegen|na|voor|en)|t/m|-) ?)*${clock}`, 'g'), ' '],
  [/\b(?:een |de )?halve? dag(?:en)?\b|\bdagde(?:el|len)\b/g, ' '],
  [/(?:'s |\bin de |\bde )?\b(?:ochtend|middag|avond|nacht|voormiddag|namiddag)s?\b/g, ' '],
  [/\bvan(?:ochtend|morgen|middag|avond|nacht)\b/g, 'vandaag'],
  [new RegExp(`\\b(${day}|gister) ?(?:ochtend|morgen|middag|avond|nacht|voormiddag|namiddag|vroeg)s?\\b`, 'g'), '$1'],
];

const awayNot =
  /\b(?:(?:er|kan|werk|ben|is|zijn|zal)(?: [\p{L}\d/-]+){0,6}? niet|niet (?:aanwezig|beschikbaar|bereikbaar|werken|werkzaam))\b(?! meer)/gu;
const negation = /\b(?:niet|geen|nooit|nee)\b/g;
const exception = /\b(?:behalve|uitgezonderd|uitgez|zonder|m\.u\.v)\b\.?/g;
const openEnd =
  /\b(?:voor )?(?:een )?(?:paar|enkele|aantal) (?:dag(?:en)?|week|weken|maanden)\b|\b(?:tot )?nader(?:e)? (?:order|bericht)\b|\bvoorlopig\b|\b(?:voor )?onbepaalde tijd\b/g;

/** Brings what was typed about days into one spelling, and takes out what is no day: times, a negation, an end left open. */
export function spellPeriod(typed: string): Spelt {
  let text = plain(typed);
  for (const [pattern, better] of rewrites) text = text.replace(pattern, better);
  text = text.replace(/ +/g, ' ').replace(awayNot, (found) => found.replace(/ ?niet ?/, ' '));
  const untimed = replaced(text, times);
  const unrefused = replaced(untimed.text, [[negation, ' ']]);
  const whole = replaced(unrefused.text, [[exception, ' ']]);
  const closed = replaced(whole.text, [[openEnd, ' ']]);
  return {
    text: past(closed.text.replace(/\b(?:de )?hele dag(?:en)?\b/g, ' '))
      .replace(/ +/g, ' ')
      .trim(),
    time: untimed.isFound,
    not: unrefused.isFound,
    except: whole.isFound,
    open: closed.isFound,
  };
}

/** "Sinds maandag" and "maandag geweest" are about the Monday that was. */
function past(text: string): string {
  const named = new RegExp(`(?<!(?:vorige|afgelopen|volgende|komende|deze|as) )\\b(${anyOf(weekdays)})\\b`, 'g');
  const since = text.replace(/\b(?:al )?(?:sinds|sedert) (?:afgelopen )?/g, '=');
  const ago = since.replace(new RegExp(`=(${number} (?:dagen|weken|maanden))(?! geleden)`, 'g'), '=$1 geleden');
  const begun = ago.replace(new RegExp(`=(?=(?:${anyOf(weekdays)})\\b)`, 'g'), '=afgelopen ').replaceAll('=', 'vanaf ');
  return /\b(?:geweest|gebleven|was)\b/.test(begun)
    ? begun.replace(/\b(?:geweest|gebleven|was)\b/g, ' ').replace(named, 'afgelopen $1')
    : begun;
}

function replaced(
  text: string,
  patterns: ReadonlyArray<readonly [RegExp, string]>,
): { text: string; isFound: boolean } {
  const after = patterns.reduce((before, [pattern, better]) => before.replace(pattern, better), text);
  return { text: after, isFound: after !== text };
}
