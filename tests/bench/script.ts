/** The conversation that every engine plays: ten plain questions, asked of one person. `keep` names the answer. */
export const questions: readonly { keep: string; ask: string; answer: string }[] = [
  {
    keep: 'begin',
    ask: 'Hoe ging het spreekuur vanochtend?',
    answer:
      'Het begin liep uit en dat heb ik de hele ochtend meegesleept. Na de koffie ging het beter, omdat ik toen weer even kon ademen.',
  },
  {
    keep: 'moment',
    ask: 'Welk moment blijft je bij?',
    answer:
      'Een consult waarin ik wel luisterde maar al bezig was met het volgende. Ik hoorde het verhaal pas echt toen er een stilte viel.',
  },
  {
    keep: 'gevoel',
    ask: 'Wat deed dat met je?',
    answer:
      'Ik werd onrustig en een beetje boos op mezelf. Tegelijk was ik opgelucht dat de stilte ons allebei hielp om opnieuw te beginnen.',
  },
  {
    keep: 'goed',
    ask: 'Wat ging er goed?',
    answer:
      'Ik heb hardop gezegd dat ik er niet bij was met mijn gedachten. Daarna kwam er een ander, veel belangrijker verhaal op tafel.',
  },
  {
    keep: 'beter',
    ask: 'Wat kan er een volgende keer beter?',
    answer:
      'Eerder merken dat ik vooruit aan het denken ben, bijvoorbeeld aan mijn handen op het toetsenbord. Die wil ik dan loslaten.',
  },
  {
    keep: 'nodig',
    ask: 'Wat heb je daarvoor nodig?',
    answer:
      'Een kleine pauze tussen twee consulten, al is het een halve minuut. En iemand die me af en toe vraagt hoe dat lukt.',
  },
  {
    keep: 'hulp',
    ask: 'Wie kan je daarbij helpen?',
    answer:
      'Mijn opleider kan meekijken bij een paar consulten en letten op het moment waarop ik afhaak. De assistente kan de planning ruimer maken.',
  },
  {
    keep: 'stap',
    ask: 'Wat is je eerste stap?',
    answer:
      'Ik vraag de assistente om na elk vierde consult een plek vrij te houden. Die plek gebruik ik niet om bij te werken.',
  },
  {
    keep: 'merken',
    ask: 'Waaraan merk je dat het lukt?',
    answer:
      'Ik kom minder moe thuis en ik weet van elk consult nog waar het over ging. Misschien loopt het spreekuur ook minder uit.',
  },
  {
    keep: 'terug',
    ask: 'Wat wil je onthouden?',
    answer:
      'Een stilte is geen verloren tijd: daar begint het gesprek vaak pas. Dat schrijf ik op een briefje naast het scherm.',
  },
];

/** Events in one conversation: its start and an answer to every question. */
export const turnsPerConversation = questions.length + 1;
