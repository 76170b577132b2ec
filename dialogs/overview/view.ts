import { encodeAction } from '../action.ts';
import { plain } from '../text/closest.ts';
import { named, nameWords } from './name-words.ts';
import type { PairLine } from './pair-line.ts';

/** Which pairs are listed: `need` what asks for something, `unreached` those of whom somebody is not reached. */
export const shows = ['need', 'all', 'attention', 'consultation', 'unreached'] as const;
export type Show = (typeof shows)[number];
/** A part of the overview. Empty `programme` or `search`: any. `page` from 0. */
export type View = { show: Show; programme: string; search: string; page: number };

/** Pairs on one page. */
export const perPage = 10;
const longestSearch = 40;

/** Words that name a part of the overview; whoever is behind is what asks for attention. */
const shownBy: readonly [RegExp, Show][] = [
  [/^(?:vraagt? )?aandacht$|^(?:wie |wat )?(?:loopt|lopen) (?:er )?(?:nu )?achter$|^achterstand(?:en)?$/, 'attention'],
  [/^(?:in )?overleg$/, 'consultation'],
  [/^(?:niet bereikbaar|onbereikbaar)$/, 'unreached'],
  [/^(?:alle|alles|iedereen|alle koppels)$/, 'all'],
];

/** The part of the overview that these words name; null when they name none. */
export function showNamed(words: string): Show | null {
  const said = plain(words).replace(/[?!.]+$/, '');
  return shownBy.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** What the overview opens with; words name a part of it, or else look for a name among all. */
export function firstView(words: string): View {
  const show = showNamed(words);
  const said = words.replace(/[|~\s]+/g, ' ').trim();
  // "Overzicht van mijn koppels" asks for no name at all.
  const search = show === null && nameWords(said).length > 0 ? said : '';
  return {
    show: show ?? (search === '' ? 'need' : 'all'),
    programme: '',
    search: [...search].slice(0, longestSearch).join(''),
    page: 0,
  };
}

/** The action that shows a part of the overview. */
export function viewAction({ show, programme, search, page }: View): string {
  const detail = [show, programme, page, search].join('~');
  return encodeAction({ kind: 'overview', verb: 'list', subject: '', detail });
}

/** The part that an action named; whatever is not understood is the beginning. */
export function viewNamed(detail: string): View {
  const [named = '', programme = '', page = '', search = ''] = detail.split('~');
  return {
    ...firstView(search),
    show: shows.find((one) => one === named) ?? 'need',
    programme,
    page: /^\d{1,4}$/.test(page) ? Number(page) : 0,
  };
}

/** The pairs of a view, all pages together. */
export function inView(lines: readonly PairLine[], { show, programme, search }: View): PairLine[] {
  const within = lines.filter(
    (line) => isShown(line, show) && (programme === '' || line.placement.programmes.includes(programme)),
  );
  return search === '' ? within : named(within, search, ({ name }) => name);
}

/** Does this pair stand under that heading? */
export function isShown({ state, unreached }: PairLine, show: Show): boolean {
  if (show === 'all') return true;
  if (show === 'unreached') return unreached.length > 0;
  return show === 'need' ? state !== 'on-track' || unreached.length > 0 : state === show;
}
