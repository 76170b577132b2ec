/** Words that add nothing to when: they may stand around a date without making it doubtful. */
const filler = new Set(
  (
    'om op de het een in bij dan dat die dit is zijn was wordt word werd prima graag goed oke ok okee ja jazeker hoi hallo hi hey top fijn ' +
    'leuk mooi perfect super akkoord deal ik we wij mij me ons jij je jou u uur u kan kunnen kunt zal zullen wil willen past ' +
    'lukt schikt komt uit uitkomt doe doen laten laat plan plannen zet spreken afspreken afspraak gesprek leergesprek ' +
    'voortgangsgesprek datum tijd tijdstip dag moment van maar wel alsjeblieft alsjeblief aub svp please dank dankje dankjewel bedankt ' +
    'mvg groet groetjes gr komende zo nou even hoor he nog weer eens dus heb had gaat ga voorkeur liefst heel echt best mogelijk exact precies stipt jaar hem er af te'
  ).split(' '),
);

/** Whether words that may matter stay behind when the given stretches of text are taken out. */
export function leavesWords(text: string, stretches: ReadonlyArray<{ index: number; text: string }>): boolean {
  let rest = text;
  for (const { index, text: taken } of stretches) {
    rest = rest.slice(0, index) + ' '.repeat(taken.length) + rest.slice(index + taken.length);
  }
  const words = rest.match(/[\p{L}\d]+/gu) ?? [];
  // With what kind of conversation says nothing about when.
  return words.some((word) => !filler.has(word) && !word.endsWith('gesprek'));
}

const refusal = /\b(?:niet|geen|nooit|behalve)\b/;
const habit =
  /\b(?:elke?|ieder|iedere|telkens|steeds|wekelijkse?|dagelijkse?|maandelijkse?|jaarlijkse?|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:s|en)|om de (?:\p{L}+ |\d+ )?(?:week|weken|dag|dagen|maand|maanden))\b/u;

/** Whether a text is about something that comes back: every Wednesday. */
export function isHabit(text: string): boolean {
  return habit.test(text);
}

/** Whether a text is about something other than one moment: a refusal, or a habit. */
export function isNoMoment(text: string): boolean {
  return refusal.test(text) || habit.test(text);
}
