import type { Locator, Page } from 'playwright-core';

/** The two whose conversation is told. */
export const trainer = 'opleider-oost';
export const trainee = 'aios-oost';

/** What they write, each text once, so that it can be looked for. */
export const said = {
  trainer: {
    good: [
      'Je belt op tijd als je twijfelt',
      'Je verslagen zijn helder en kort',
      'De sfeer met de assistenten is goed',
    ],
    better: [
      'Ons overleg schuift vaak naar het eind van de dag',
      'Ik geef soms te snel zelf het antwoord',
      'We kijken te weinig mee bij elkaars consulten',
    ],
  },
  trainee: {
    good: [
      'Ik mag altijd even binnenlopen',
      'Je vraagt eerst wat ik zelf denk',
      'Na een drukke dienst nemen we tijd om na te praten',
    ],
    better: [
      'Het leergesprek op woensdag valt vaak uit',
      'Ik wil vaker samen visites rijden',
      'Feedback krijg ik graag op de dag zelf',
    ],
  },
  ideas: 'Woensdag om kwart voor vijf blokken we een half uur in de agenda, zonder telefoon',
  addition: 'Ik vraag de assistente om dan geen spoed bij mij te plannen',
  plan: 'Elke woensdag van 16.45 tot 17.15 leergesprek, geblokt in beide agenda’s',
  measure: 'Drie van de vier weken is het doorgegaan',
  nonsense: 'als de blaadjes vallen',
  when: 'over drie weken',
  summary: 'We missen vooral vaste tijd. Ik zie nu dat ik daar zelf om mag vragen. We blokken de woensdag.',
  goal: 'Een consult met een hulpvraag achter de hulpvraag openen met één stille vraag',
  work: 'Bij drie consulten per week oefenen en er één op video terugkijken met mijn opleider',
  seen: 'In vijf van de tien consulten vertelt de patiënt zelf wat erachter zit',
  next: 'Visites rijden zonder dat ik overneem',
} as const;

/** One person's chat on the page. */
export type Chat = {
  column: Locator;
  /** Every message, oldest first. */
  messages: Locator;
  /** The newest message that has this button. */
  card(button: string): Locator;
  /** A field of the newest message that has it. */
  field(label: string): Locator;
  tap(button: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Resolves once these words are in sight in a message. */
  reads(words: string): Promise<void>;
};

/** The chat of one person on an open page. */
export function chatOf(page: Page, person: string): Chat {
  const column = page.locator(`[data-person="${person}"].column`);
  const messages = column.locator('.message');
  const chat: Chat = {
    column,
    messages,
    card: (button) => messages.filter({ has: page.getByRole('button', { name: button, exact: true }) }).last(),
    field: (label) => column.getByLabel(label).last(),
    tap: (button) => chat.card(button).getByRole('button', { name: button, exact: true }).click(),
    async type(text) {
      await column.locator('.composer textarea').fill(text);
      await column.locator('.composer textarea').press('Enter');
    },
    reads: (words) => messages.filter({ hasText: words }).last().waitFor(),
  };
  return chat;
}

/** From the first page to two chats side by side, with one press. */
export async function openCouple(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Open dit koppel' }).click();
  await chatOf(page, trainer).column.waitFor();
  await chatOf(page, trainee).column.waitFor();
}

/** The trainer starts the process-focused conversation of fifteen minutes. */
export async function begin(page: Page): Promise<void> {
  const chat = chatOf(page, trainer);
  await chat.type('/leergesprek proces');
  await chat.reads('Dit is ook het moment waarop jij feedback krijgt');
  await chat.tap('15 minuten');
  await Promise.all([trainer, trainee].map((person) => chatOf(page, person).field('Dit gaat goed (1)').waitFor()));
}

/** Fills in a list of points without sending it. */
export async function fillPoints(page: Page, person: string, label: string, points: readonly string[]): Promise<void> {
  for (const [at, point] of points.entries()) {
    await chatOf(page, person)
      .field(`${label} (${at + 1})`)
      .fill(point);
  }
}

/** The trainee has answered both questions and waits. */
export async function traineePrepares(page: Page): Promise<void> {
  const chat = chatOf(page, trainee);
  await fillPoints(page, trainee, 'Dit gaat goed', said.trainee.good);
  await chat.tap('Versturen');
  await chat.field('Dit kan beter (1)').waitFor();
  await fillPoints(page, trainee, 'Dit kan beter', said.trainee.better);
  await chat.tap('Versturen');
  await chat.reads('Klaar! Nu nog Opleider Oost.');
}

/** The trainer answers the first by form and types the second: then both see everything. */
export async function trainerPrepares(page: Page): Promise<void> {
  const chat = chatOf(page, trainer);
  await fillPoints(page, trainer, 'Dit gaat goed', said.trainer.good);
  await chat.tap('Versturen');
  await chat.field('Dit kan beter (1)').waitFor();
  await chat.type(said.trainer.better.join('\n'));
  await Promise.all([trainer, trainee].map((person) => chatOf(page, person).card('Verder').waitFor()));
}

/** Both have read; the trainee chooses, both think, the trainee opens the plan. Ends with the plan's form in sight. */
export async function chooseAndThink(page: Page): Promise<void> {
  const [first, second] = [chatOf(page, trainee), chatOf(page, trainer)];
  await second.tap('Verder');
  await first.column.getByLabel(said.trainee.better[0]).last().check();
  await first.tap('Versturen');
  await first.field('Mijn ideeën').fill(said.ideas);
  await first.tap('Versturen');
  await second.field('Mijn aanvulling').fill(said.addition);
  await second.tap('Versturen');
  await first.field('Wat gaan we doen?').waitFor();
}

/** Fills in the plan; `when` as somebody would say it. Nothing is sent. */
export async function fillPlan(page: Page, when: string): Promise<void> {
  const chat = chatOf(page, trainee);
  await chat.field('Wat gaan we doen?').fill(said.plan);
  await chat.card('Versturen').getByRole('radio', { name: 'Samen' }).check();
  await chat.field('Wanneer kijken we of het werkt?').fill(when);
  await chat.field('Waaraan zien we dat het beter gaat?').fill(said.measure);
}

/** From the plan with an agreement to the question how long it took. */
export async function concludeTo(page: Page): Promise<void> {
  const chat = chatOf(page, trainee);
  await chat.field('Mijn samenvatting').fill(said.summary);
  await chat.tap('Versturen');
  await chat.field('Wat wil ik leren?').fill(said.goal);
  await chat.field('Hoe ga ik daaraan werken?').fill(said.work);
  await chat.field('Waaraan zie ik dat het lukt?').fill(said.seen);
  await chat.field('Wanneer kijk ik of het gelukt is?').fill('over vijf weken');
  await chat.tap('Versturen');
  await chat.field('Onderwerp voor de volgende keer').fill(said.next);
  await chat.tap('Versturen');
  await chat.card('Versturen').getByLabel('Dit was het soort gesprek dat nodig was').check();
  await chat.tap('Versturen');
  await chat.field('Minuten').waitFor();
}

/** Both say how long it took, and that is the end of it. */
export async function confirmMinutes(page: Page, minutes: string): Promise<void> {
  const [first, second] = [chatOf(page, trainee), chatOf(page, trainer)];
  await first.field('Minuten').fill(minutes);
  await first.tap('Klopt');
  await second.reads(`zegt: ${minutes} minuten`);
  await second.tap('Klopt');
  await Promise.all([first, second].map((chat) => chat.reads('Klaar: Procesgesprek')));
}

/** The demonstration's clock goes on to the agreement, which comes back in both chats. */
export async function timePasses(page: Page): Promise<void> {
  const back = page.locator('.message').filter({ hasText: 'Heeft het gewerkt?' });
  // Reminders of the programme may come first; each press goes on to the next thing that is said.
  for (let presses = 0; presses < 30 && (await back.count()) < 2; presses += 1) {
    await page.getByRole('button', { name: 'Volgende gebeurtenis' }).click();
    await page.waitForTimeout(400);
  }
  await Promise.all([trainer, trainee].map((person) => chatOf(page, person).reads('Heeft het gewerkt?')));
}
