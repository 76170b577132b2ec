/** Asking for the list instead of adding to it. */
export const listWords = new Set(['lijst', 'laatste', 'laatste tien', 'laatste 10', 'overzicht', 'toon', 'wat heb ik']);

/** Words that stand beside what somebody did and add nothing to what, how many, how long or when. */
export const besideLogged = new Set(
  'gezien gedaan gehad gevoerd afgerond gemaakt bekeken ik heb hebben we wij nog ook mijn stuks zelf zelfstandig geweest log noteer aub graag duurde duur bij elkaar x'.split(
    ' ',
  ),
);

/** Words that stand beside the days of an absence and are no reason for it. */
export const besideAway = new Set(
  'ochtend middag avond ik ben er niet beschikbaar afwezig weg vrij dus graag aub helaas zal bij aanwezig heb'.split(
    ' ',
  ),
);
