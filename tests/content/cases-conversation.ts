import type { Case } from './case.ts';

/** What is wrong with a conversation as a whole. */
export const conversationCases: readonly Case[] = [
  {
    name: 'a step id used twice, the second time in a block',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '- id: samen-zien', to: '- id: samenvatting' }],
    problems: [
      "nl/blocks/afsluiting.yaml:4 (samenvatting) | De naam 'samenvatting' is al van een eerdere stap. | Geef deze stap een eigen naam. Kijk ook in de blokken die erbij horen.",
    ],
  },
  {
    name: 'a deeper question with the id of a step',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'id: wat-nog', to: 'id: aanpak' }],
    problems: [
      "nl/conversations/terugblik.yaml:62 (helder) | De naam 'aanpak' is al van een eerdere stap. | Geef deze stap een eigen naam. Kijk ook in de blokken die erbij horen.",
    ],
  },
  {
    name: 'a field id used twice',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'id: keren,', to: 'id: wat,' }],
    problems: [
      "nl/conversations/terugblik.yaml:52 (aanpak) | Het veld 'wat' staat twee keer in deze stap. | Geef een van de twee een andere naam.",
      "nl/conversations/terugblik.yaml:52 (aanpak) | Het veld 'wat' is niet van de goede soort. | Om bij het doel te helpen moet kind hier text zijn.",
    ],
  },
  {
    name: 'an option id used twice',
    edits: [
      { file: 'nl/conversations/terugblik.yaml', from: '{ id: erg, label', to: '{ id: vaak, label' },
      { file: 'nl/blocks/afsluiting.yaml', from: 'option: erg', to: 'option: vaak' },
    ],
    problems: [
      "en/conversations/terugblik.yaml:14 (kiezen) | 'erg' komt in het Nederlandse bestand niet voor. | Neem de naam over uit het Nederlands; een vertaling kan zelf niets toevoegen.",
      "nl/conversations/terugblik.yaml:41 (kiezen) | De keuze 'vaak' staat twee keer in het veld 'redenen'. | Geef een van de twee een andere naam.",
    ],
  },
  {
    name: 'a quality point used twice',
    edits: [
      {
        file: 'nl/blocks/afsluiting.yaml',
        from: 'quality:\n',
        to: 'quality:\n  - { id: goed-gekozen, label: Er is samengevat, step: samenvatting }\n',
      },
    ],
    problems: [
      "nl/blocks/afsluiting.yaml:21 | Het punt 'goed-gekozen' staat twee keer onder quality. | Geef een van de twee een andere naam.",
    ],
  },
  {
    name: 'an unknown block, and so one unused',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'include: afsluiting', to: 'include: afsluting' }],
    problems: [
      "nl/blocks/afsluiting.yaml:2 | Geen enkel gesprek gebruikt het blok 'afsluiting'. | Voeg het met include toe aan een gesprek, of haal het bestand weg.",
      "nl/conversations/terugblik.yaml:63 (afsluting) | Er is geen blok 'afsluting'. | Kies een blok uit de map blocks: afsluiting.",
    ],
  },
  {
    name: 'a block included twice',
    edits: [
      {
        file: 'nl/conversations/dagboek.yaml',
        from: 'steps:\n',
        to: 'steps:\n  - include: afsluiting\n  - include: afsluiting\n',
      },
      {
        file: 'nl/blocks/afsluiting.yaml',
        from: '  - { id: goed-gekozen, label: Er is gekozen, step: kiezen, option: erg }',
        to: '  - { id: goed-gekozen, label: Er is samengevat, step: samenvatting }',
      },
    ],
    problems: [
      "nl/conversations/dagboek.yaml:13 (afsluiting) | Het blok 'afsluiting' staat al eerder in dit gesprek. | Gebruik een blok één keer per gesprek.",
    ],
  },
  {
    name: 'a list that does not exist',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'from: [beter.punten]', to: 'from: [beters.punten]' }],
    problems: ["nl/conversations/terugblik.yaml:34 (kiezen) | Er is geen stap 'beters'. | Bedoelde je beter?"],
  },
  {
    name: 'a field that does not exist',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'from: [beter.punten]', to: 'from: [beter.dingen]' }],
    problems: [
      "nl/conversations/terugblik.yaml:34 (kiezen) | De stap 'beter' heeft geen veld 'dingen'. | Kies uit: punten.",
    ],
  },
  {
    name: 'a step shown before it is asked',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'of: [beter]', to: 'of: [kiezen]' }],
    problems: [
      "nl/conversations/terugblik.yaml:27 (samen-zien) | De stap 'kiezen' komt pas later. | Verwijs naar een stap die eerder in het gesprek staat, of zet de stappen om.",
    ],
  },
  {
    name: 'a step shown that nobody knows',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'of: [beter]', to: 'of: [wolk]' }],
    problems: [
      "nl/conversations/terugblik.yaml:27 (samen-zien) | Er is geen stap 'wolk'. | Verwijs naar een stap die in dit gesprek of in een blok ervan staat.",
    ],
  },
  {
    name: 'a pick from a text',
    edits: [
      { file: 'nl/conversations/terugblik.yaml', from: 'from: [beter.punten]', to: 'from: [beter.los]' },
      {
        file: 'nl/conversations/terugblik.yaml',
        from: '        count: { 5: 1, 15: 2, 30: 3 }',
        to: '        count: 2\n      - { id: los, kind: text, label: Los }',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:35 (kiezen) | 'beter.los' is niet van de goede soort. | Hier past: list.",
    ],
  },
  {
    name: 'a show of what is no question',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: '  - include: afsluiting',
        to: '  - { id: nogmaals, in: [30], kind: show, ask: Kijk., of: [helder] }\n  - include: afsluiting',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:63 (nogmaals) | 'helder' is niet van de goede soort. | Hier past: een stap van de soort question.",
    ],
  },
  {
    name: 'per a step that is not asked at that length',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: '    in: [15, 30]\n    kind: question\n    who: trainee',
        to: '    kind: question\n    who: trainee',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:46 (aanpak) | De stap 'kiezen' wordt niet gesteld bij 5 minuten, deze stap wel. | Laat deze stap daar ook weg (in), of stel de andere daar ook.",
    ],
  },
  {
    name: 'a date that does not exist',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'on: wanneer', to: 'on: datum' }],
    problems: [
      "nl/conversations/terugblik.yaml:54 (aanpak) | Deze stap heeft geen veld 'datum'. | Kies bij returns uit: wat, wanneer, keren.",
    ],
  },
  {
    name: 'a date that is a text',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'on: wanneer', to: 'on: wat' }],
    problems: ["nl/conversations/terugblik.yaml:54 (aanpak) | 'wat' is niet van de goede soort. | Hier past: when."],
  },
  {
    name: 'a quality point of an unknown step',
    edits: [{ file: 'nl/blocks/afsluiting.yaml', from: 'step: kiezen, option: erg', to: 'step: keizen' }],
    problems: ["nl/blocks/afsluiting.yaml:20 | Er is geen stap 'keizen'. | Bedoelde je kiezen?"],
  },
  {
    name: 'a quality point of an unknown option',
    edits: [{ file: 'nl/blocks/afsluiting.yaml', from: 'option: erg', to: 'option: mooi' }],
    problems: ["nl/blocks/afsluiting.yaml:20 | De stap 'kiezen' heeft geen keuze 'mooi'. | Kies uit: vaak, erg."],
  },
  {
    name: 'a role with nothing to answer',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '    who: each', to: '    who: trainee' }],
    problems: [
      'nl/conversations/terugblik.yaml:13 | De opleider heeft niets te beantwoorden bij 5 minuten. | Geef die rol een vraag, of maak van een vraag each of together.',
    ],
  },
  {
    name: 'no steps at a length',
    edits: [
      { file: 'nl/conversations/dagboek.yaml', from: '    kind: question', to: '    in: [15, 30]\n    kind: question' },
    ],
    problems: [
      'nl/conversations/dagboek.yaml:11 | Er is geen enkele stap voor 5 minuten. | Zet 5 bij in van de stappen die ook dan gesteld worden.',
    ],
  },
  {
    name: 'too many steps in five minutes',
    edits: [
      {
        file: 'nl/conversations/dagboek.yaml',
        from: 'steps:\n',
        to: 'steps:\n  - { id: nog-1, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-2, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-3, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-4, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-5, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-6, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-7, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n  - { id: nog-8, kind: question, who: together, ask: Nog?, fields: [{ id: t, kind: text, label: T }] }\n',
      },
    ],
    problems: [
      'nl/conversations/dagboek.yaml:11 | Bij 5 minuten zijn er 9 stappen. | Houd er hoogstens 8 over: haal 5 weg bij in van de minst nodige.',
    ],
  },
  {
    name: 'a closing step that is left out at a length',
    edits: [
      { file: 'nl/blocks/afsluiting.yaml', from: '  - id: leerdoelen\n', to: '  - id: leerdoelen\n    in: [15, 30]\n' },
    ],
    problems: [
      "nl/blocks/afsluiting.yaml:11 (leerdoelen) | 'leerdoelen' ontbreekt bij 5 minuten. | Deze stap van de afsluiting hoort bij elke lengte. Haal de regel in weg.",
    ],
  },
  {
    name: 'a closing without the minutes',
    edits: [
      {
        file: 'nl/blocks/afsluiting.yaml',
        from: '  - id: duur\n    kind: duration\n    ask: Hoe lang duurde het?\n',
        to: '',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:63 (afsluiting) | De afsluiting heeft geen stap 'duur'. | Zet de stap terug in het blok, met dezelfde naam.",
    ],
  },
  {
    name: 'an unknown placeholder',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '{ander}?"', to: '{naam}?"' }],
    problems: [
      'nl/conversations/terugblik.yaml:17 (beter) | {naam} betekent hier niets. | Gebruik een van deze: {ander}. Of schrijf de tekst zonder accolades.',
    ],
  },
  {
    name: 'a point where there is none',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: 'ask: Welk punt kiezen jullie?',
        to: 'ask: "Wat doe je met {punt}?"',
      },
    ],
    problems: [
      'nl/conversations/terugblik.yaml:32 (kiezen) | {punt} kan hier niet ingevuld worden. | Dat kan alleen in een vraag met per, die voor elk gekozen punt gesteld wordt.',
    ],
  },
  {
    name: 'another in a conversation with oneself',
    edits: [{ file: 'nl/conversations/dagboek.yaml', from: 'ask: Wat zag je?', to: 'ask: "Wat zag {ander}?"' }],
    problems: [
      'nl/conversations/dagboek.yaml:15 (gezien) | {ander} kan niet in een gesprek met jezelf. | Schrijf de zin zo dat er geen ander in voorkomt.',
    ],
  },
  {
    name: 'a placeholder in a label',
    edits: [
      { file: 'nl/conversations/terugblik.yaml', from: 'label: Dit kan beter', to: 'label: "Dit kan {ander} beter"' },
    ],
    problems: [
      'nl/conversations/terugblik.yaml:22 (beter) | {ander} wordt op deze plek niet ingevuld. | Schrijf de tekst zonder accolades. Invullen kan alleen in ask, help, coach en aim.',
    ],
  },
  {
    name: 'a step for two in a conversation with oneself',
    edits: [{ file: 'nl/conversations/dagboek.yaml', from: 'who: together', to: 'who: each' }],
    problems: [
      'nl/conversations/dagboek.yaml:12 (gezien) | Deze stap vraagt om een tweede persoon, maar dit gesprek voer je alleen. | Maak er who: trainee of together van, of maak het gesprek pair.',
    ],
  },
  {
    name: 'SMART without a goal',
    edits: [
      {
        file: 'nl/blocks/afsluiting.yaml',
        from: '    ask: Wat wil je leren?',
        to: '    check: smart\n    ask: Wat wil je leren?',
      },
    ],
    problems: [
      "nl/blocks/afsluiting.yaml:13 (leerdoelen) | Deze stap kijkt naar een doel, maar er is geen veld 'wat'. | Voeg een tekstveld met de naam wat toe, of haal check: smart weg.",
    ],
  },
  {
    name: 'SMART with a date as text',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: '{ id: wanneer, kind: when, label: Wanneer? }',
        to: '{ id: wanneer, kind: text, label: Wanneer? }',
      },
      { file: 'nl/conversations/terugblik.yaml', from: '    returns: { what: wat, on: wanneer }\n', to: '' },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:51 (aanpak) | Het veld 'wanneer' is niet van de goede soort. | Om bij het doel te helpen moet kind hier when zijn.",
    ],
  },
  {
    name: 'more points needed than asked for',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: 'count: { 5: 1, 15: 2, 30: 3 }',
        to: 'count: { 5: 1, 15: 2, 30: 3 }\n        min: 2',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:24 (beter) | Bij 'punten' moeten er 2 punten staan, terwijl er soms maar 1 gevraagd worden. | Maak min hoogstens 1.",
    ],
  },
  {
    name: 'a number that runs down',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'min: 1, max: 9', to: 'min: 9, max: 1' }],
    problems: [
      "nl/conversations/terugblik.yaml:52 (aanpak) | Bij 'keren' loopt het getal van 9 tot 1. | Laat min kleiner zijn dan max.",
    ],
  },
];
