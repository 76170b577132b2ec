import { plain } from '../text/closest.ts';

const about = /^(?:herinnering(?:en)?|herinner(?:en)?|seintjes?)$/;
const off = /^(?:uit|uitzetten|uitschakelen|geen|stop|stoppen|stopzetten|afzetten)$/;
const on = /^(?:aan|aanzetten|in|inschakelen)$/;
/** Words that change nothing about which of the two it is. */
const beside =
  /^(?:zet|zetten|schakel|wil|graag|nu|even|maar|meer|weer|toch|met|de|mijn|alle|ik|me|mij|kun|kan|kunt|je|u|aub|svp|alsjeblieft)$/;

/**
 * Which way reminders are to go by the words of the command: "herinneringen uit", "zet mijn seintjes weer aan". Null when they
 * only ask, are about messages in general, or hold anything else ("uit tot maandag"): then nothing is done unasked.
 */
export function turnWish(as: string, rest: string): 'on' | 'off' | null {
  const words = plain(`${as} ${rest}`)
    .split(/[\s.,!?:;]+/)
    .filter((word) => word !== '');
  const count = (sign: RegExp) => words.filter((word) => sign.test(word)).length;
  if (count(about) !== 1 || count(about) + count(off) + count(on) + count(beside) < words.length) return null;
  // "Geen herinneringen aan" is both, and "niet" is none of these words.
  if (count(off) + count(on) > 1) return null;
  if (count(off) + count(on) === 1) return count(on) === 1 ? 'on' : 'off';
  return words.includes('weer') ? 'on' : null;
}
