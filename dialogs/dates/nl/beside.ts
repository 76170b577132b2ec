/** Asking for the list instead of adding to it. */
export const listWords = new Set(['lijst', 'laatste', 'laatste tien', 'laatste 10', 'overzicht', 'toon', 'wat heb ik']);

/** Words that stand beside what somebody did and add nothing to what, how many, how long or when. */
export const besideLogged = new Set(
  'gezien gedaan gehad gevoerd afgerond gemaakt bekeken ik heb hebben we wij nog ook mijn stuks zelf zelfstandig geweest log noteer aub graag duurde duur bij elkaar x net zojuist zonet daarnet even klaar'.split(
    ' ',
  ),
);

/** Words that stand beside the days of an absence and are no reason for it. */
export const besideAway = new Set(
  'ik ben er beschikbaar bereikbaar aanwezig afwezig weg vrij dus graag aub svp helaas zal bij heb nog ook al dan we wij me mij zijn is was word kan werk werken hoor noteer bedankt dank'.split(
    ' ',
  ),
);

/** Why somebody is not there: read as a reason, which is dropped, and not as a slip or a word about the days. */
export const reasonsAway = new Set(
  (
    'ziek ziekte zieke ziekmelding ziekteverlof griep griepje koorts verkouden corona covid migraine hoofdpijn buikgriep rugklachten burn-out overspannen quarantaine ' +
    'vakantie verlof zwanger zwangerschap zwangerschapsverlof bevalling bevallingsverlof bevallen ouderschapsverlof zorgverlof vaderschapsverlof geboorteverlof calamiteit calamiteitenverlof mantelzorg ' +
    'congres cursus nascholing scholing training symposium studie studiedag terugkomdag onderwijs examen tentamen stage ' +
    'operatie ziekenhuis tandarts dokter specialist begrafenis uitvaart crematie bruiloft huwelijk trouwerij verhuizing verhuizen compensatie compensatieverlof roostervrij adv atv snipperdag ' +
    'mijn kind kinderen zoon dochter familie thuis prive'
  ).split(' '),
);

/** After these words comes a reason. */
export const leadsToReason = new Set('wegens vanwege ivm omdat want door verband ivm. i.v.m i.v.m.'.split(' '));

/** These belong to the word behind them, be it a day or a reason. */
export const smallWords = new Set('de het een op in en met van om voor bij naar aan hele heel rest'.split(' '));
/** These say from or until when: what stands behind them must be understood. */
export const limitWords = new Set('t/m tot vanaf tussen na over'.split(' '));
