/** Somebody on whatever channel: what they do, and what they read. */
export type Talker = {
  /** Taps the button of this name in the newest message that has it, with fields filled in by (the beginning of) their label. */
  tap(label: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  type(text: string): Promise<void>;
  /** Resolves once these words were read, so often. */
  until(words: string, times?: number): Promise<void>;
  /** All words that were read. */
  words(): string;
  /** What is shown for a tap on the newest button of this name, and then is nowhere in the chat. */
  shownFor(label: string): Promise<string>;
};

/** What happens around each thing that is done: nothing, or the program is killed meanwhile. */
export type Around = (work: () => Promise<void>) => Promise<void>;

/** The process-focused conversation of five minutes, from command to record. Gives every text that was acknowledged. */
export async function tell(
  trainer: Talker,
  trainee: Talker,
  around: Around,
  mark: string,
  times: number,
): Promise<string[]> {
  const words = [
    'we bellen elkaar snel',
    'samen voor het spreekuur kijken',
    'de overdracht loopt goed',
    'de uitleg mag korter',
    'elke ochtend om acht uur de lijst doorlopen',
    'we spraken af vooraf te overleggen',
    'hardop redeneren bij twijfel',
    'bij elk consult een keer proberen',
    'drie keer per week is het gelukt',
  ].map((text) => `${text} (${mark})`);
  const [good1, better1, good2, better2, plan, summary, what, how, measured] = words;
  await around(() => trainer.type('/leergesprek proces'));
  await around(() => trainer.tap('5 minuten'));
  await around(() => trainee.tap('Versturen', { 'Dit gaat goed': good1 ?? '' }));
  await around(() => trainee.tap('Versturen', { 'Dit kan beter': better1 ?? '' }));
  await around(() => trainer.tap('Versturen', { 'Dit gaat goed': good2 ?? '' }));
  await around(() => trainer.tap('Versturen', { 'Dit kan beter': better2 ?? '' }));
  await around(() => trainer.tap('Verder'));
  await around(() =>
    trainee.tap('Versturen', {
      'Dit pakken we aan': better1 ?? '',
      'Wat gaan we doen?': plan ?? '',
      'Wie zorgt daarvoor?': 'Samen',
      'Wanneer kijken we': 'over drie weken',
    }),
  );
  await around(() => trainee.tap('Versturen', { 'Mijn samenvatting': summary ?? '' }));
  await around(() =>
    trainee.tap('Versturen', {
      'Wat wil ik leren?': what ?? '',
      'Hoe ga ik': how ?? '',
      'Waaraan zie ik': measured ?? '',
      'Wanneer kijk ik': 'over twee weken',
    }),
  );
  await around(() => trainee.tap('Klopt', { Minuten: '12' }));
  await trainer.until('zegt: 12 minuten', times);
  await around(() => trainer.tap('Klopt'));
  await Promise.all([trainer, trainee].map((chat) => chat.until('Klaar: Procesgesprek', times)));
  return words;
}
