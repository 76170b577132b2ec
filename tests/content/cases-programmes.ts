import type { Case } from './case.ts';

const file = 'nl/programmes/proefstage.yaml';
const later = 'nl/programmes/proefstage-2027-09.yaml';
const edited = (from: string, to: string) => [{ file, from, to }];
const other = (id: string, version: string, obligation: string) =>
  [
    '# yaml-language-server: $schema=../../schema/programme.schema.json',
    `id: ${id}`,
    'title: Andere',
    `version: "${version}"`,
    `from: ${version}-01`,
    'obligations:',
    `  - { id: ${obligation}, label: Iets, who: both, counts: [lijst], min: 1, window: week }`,
    '',
  ].join('\n');

/** What is wrong in programmes, activities and the dose of reminders. */
export const programmeCases: readonly Case[] = [
  {
    name: 'an obligation twice',
    edits: edited('id: lijst-week-5', 'id: gesprek-week'),
    problems: [
      "nl/programmes/proefstage.yaml:19 (gesprek-week) | Het id 'gesprek-week' is al gebruikt in 'proefstage'. | Geef deze eis een eigen id. Vraagt een ander programma hetzelfde, geef dan beide hetzelfde woord bij same.",
    ],
  },
  {
    name: 'an obligation that another programme has',
    edits: [{ file: 'nl/programmes/andere.yaml', text: other('andere', '2026-09', 'terugblik') }],
    problems: [
      "nl/programmes/proefstage.yaml:36 (terugblik) | Het id 'terugblik' is al gebruikt in 'andere'. | Geef deze eis een eigen id. Vraagt een ander programma hetzelfde, geef dan beide hetzelfde woord bij same.",
    ],
  },
  {
    name: 'a misspelt activity',
    edits: edited('counts: [lijst]', 'counts: [ljist]'),
    problems: ["nl/programmes/proefstage.yaml:23 (lijst-week-5) | Er is geen activiteit 'ljist'. | Bedoelde je lijst?"],
  },
  {
    name: 'an activity from nowhere',
    edits: edited('counts: [lijst]', 'counts: [wolk]'),
    problems: [
      "nl/programmes/proefstage.yaml:23 (lijst-week-5) | Er is geen activiteit 'wolk'. | Kies een naam uit activities.yaml, of zet hem daar bij.",
    ],
  },
  {
    name: 'patients and times together',
    edits: edited('counts: [patienten]', 'counts: [patienten, lijst]'),
    problems: [
      'nl/programmes/proefstage.yaml:31 (patienten-zien) | Hier worden patiënten en keren door elkaar geteld. | Maak er twee eisen van, elk met een eigen id.',
    ],
  },
  {
    name: 'minutes of what has none',
    edits: edited('counts: [gesprek]\n', 'counts: [gesprek, lijst]\n'),
    problems: [
      'nl/programmes/proefstage.yaml:15 (gesprek-week) | Van lijst weten we geen minuten. | Haal minutes hier weg, of zet in activities.yaml amount: minutes.',
    ],
  },
  {
    name: 'shorter times without minutes',
    edits: edited('    minutes: 60\n', '    average: true\n'),
    problems: [
      "nl/programmes/proefstage.yaml:15 (gesprek-week) | 'average' zegt niets zonder minutes. | Zet minutes erbij, of haal 'average' weg.",
      "nl/programmes/proefstage.yaml:16 (gesprek-week) | 'instead' zegt niets zonder minutes. | Zet minutes erbij, of haal 'instead' weg.",
    ],
  },
  {
    name: 'shorter times that are not shorter',
    edits: edited('times: 2, minutes: 30', 'times: 2, minutes: 60'),
    problems: [
      'nl/programmes/proefstage.yaml:16 (gesprek-week) | De kortere keren bij instead zijn niet korter dan 60 minuten. | Schrijf bij instead minder dan 60 minuten, of haal instead weg.',
    ],
  },
  {
    name: 'at most less than at least',
    edits: edited('min: 1\n    max: 2', 'min: 3\n    max: 2'),
    problems: [
      'nl/programmes/proefstage.yaml:25 (lijst-week-5) | Hier staat minstens 3 en hoogstens 2. | Laat max hoger zijn dan min, of haal max weg.',
    ],
  },
  {
    name: 'silent but escalated',
    edits: edited('    silent: true\n    escalate: never\n', '    silent: true\n    escalate: { days: 7 }\n'),
    problems: [
      'nl/programmes/proefstage.yaml:42 (terugblik) | Deze eis is stil, maar gaat toch naar de coördinator. | Schrijf escalate: never, of haal silent weg.',
    ],
  },
  {
    name: 'escalation after some windows where there is one',
    edits: edited('    escalate: { days: 7 }\n', ''),
    problems: [
      'nl/programmes/proefstage.yaml:19 (lijst-week-5) | Deze manier van escaleren past niet bij de periode (zonder escalate geldt missed 2). | Schrijf bij escalate bijvoorbeeld: { days: 7 }, { months: 1 }, never.',
    ],
  },
  {
    name: 'escalation days after a week',
    edits: edited('    partTime: true\n', '    partTime: true\n    escalate: { days: 7 }\n'),
    problems: [
      'nl/programmes/proefstage.yaml:19 (gesprek-week) | Deze manier van escaleren past niet bij de periode (zonder escalate geldt missed 2). | Schrijf bij escalate bijvoorbeeld: { missed: 2 }, never.',
    ],
  },
  {
    name: 'escalation of something asked per conversation',
    edits: edited('window: week', 'window: conversation'),
    problems: [
      'nl/programmes/proefstage.yaml:10 (gesprek-week) | Deze manier van escaleren past niet bij de periode (zonder escalate geldt missed 2). | Schrijf bij escalate bijvoorbeeld: never.',
    ],
  },
  {
    name: 'a window longer than the placement',
    edits: edited('months: 2', 'months: 3'),
    problems: [
      'nl/programmes/proefstage.yaml:33 (patienten-zien) | Deze periode duurt langer dan de plaatsing van 10 weken. | Maak de periode korter, of houd het alleen bij met silent: true en escalate: never.',
    ],
  },
  {
    name: 'a moment after the end',
    edits: edited('at-week: 5', 'at-week: 11'),
    problems: [
      'nl/programmes/proefstage.yaml:26 (lijst-week-5) | Dit moment komt na het einde van de plaatsing van 10 weken. | Kies een eerder moment, of verander weeks.',
    ],
  },
  {
    name: 'a moment after the end, in months',
    edits: edited('at-week: 5, since: 2', 'at-month: 3'),
    problems: [
      'nl/programmes/proefstage.yaml:26 (lijst-week-5) | Dit moment komt na het einde van de plaatsing van 10 weken. | Kies een eerder moment, of verander weeks.',
    ],
  },
  {
    name: 'counting from after the moment',
    edits: edited('since: 2', 'since: 5'),
    problems: [
      'nl/programmes/proefstage.yaml:26 (lijst-week-5) | Wat meetelt begint bij 5, maar het moment zelf is 5. | Laat since lager zijn dan het moment.',
    ],
  },
  {
    name: 'two texts for the same absence',
    edits: edited(
      'focus:\n',
      `absences:
  - { who: trainee, over: { days: 3 }, text: "Meld het." }
  - { who: trainee, over: { workingDays: 3 }, text: "Meld het ook." }
  - { who: trainee, over: { days: 3 }, text: "Meld het nog eens." }
focus:
`,
    ),
    problems: [
      'nl/programmes/proefstage.yaml:10 | Dit staat twee keer bij absences, voor dezelfde en even lang. | Voeg de twee samen.',
    ],
  },
  {
    name: 'an absence that is none',
    edits: edited(
      'focus:\n',
      `absences:
  - { who: both, over: { days: 3 }, text: "Meld het." }
  - { who: trainer, over: { days: 0 }, text: "Meld het." }
  - { who: trainer, over: { weken: 1 }, text: "Meld het." }
  - { who: trainer, over: { days: 3 }, text: "" }
focus:
`,
    ),
    problems: [
      "nl/programmes/proefstage.yaml:8 | 'both' kan niet bij 'absences 1 > who'. | Kies uit: trainee, trainer.",
      "nl/programmes/proefstage.yaml:9 | 0 is te laag voor 'absences 2 > over > days'. | Het moet minstens 1 zijn.",
      "nl/programmes/proefstage.yaml:10 | 'absences 3 > over > workingDays' ontbreekt. | Vul het aan.",
      "nl/programmes/proefstage.yaml:10 | 'weken' is hier niet bekend. | Haal het weg, of kies uit: workingDays, days.",
      "nl/programmes/proefstage.yaml:11 | 'absences 4 > text' is leeg. | Schrijf een tekst, of haal de regel weg als die niet hoeft.",
    ],
  },
  {
    name: 'a week of focus twice, and one after the end',
    edits: edited(
      '  - { week: 1, text: Wennen. }\n',
      '  - { week: 1, text: Wennen. }\n  - { week: 1, text: Weer. }\n  - { week: 12, text: Klaar. }\n',
    ),
    problems: [
      'nl/programmes/proefstage.yaml:9 | Week 1 staat twee keer bij focus. | Voeg de twee regels samen.',
      'nl/programmes/proefstage.yaml:10 | Week 12 bestaat niet: de plaatsing duurt 10 weken. | Kies een eerdere week, of verander weeks.',
    ],
  },
  {
    name: 'a version of another month',
    edits: edited('from: 2026-09-01', 'from: 2026-10-01'),
    problems: [
      'nl/programmes/proefstage.yaml:4 | De versie heet 2026-09, maar gaat in op 2026-10-01. | Laat de versie de maand zijn waarin de regels ingaan.',
    ],
  },
  {
    name: 'a version twice',
    edits: [{ file: 'nl/programmes/proefstage-2026-09.yaml', text: other('proefstage', '2026-09', 'lijst-week-5') }],
    problems: [
      "nl/programmes/proefstage.yaml:4 | Versie 2026-09 van 'proefstage' staat ook in prompts/nl/programmes/proefstage-2026-09.yaml. | Geef nieuwe regels een latere maand. Verander een versie die al gebruikt wordt niet.",
    ],
  },
  {
    name: 'a later version under another name',
    edits: [{ file: 'nl/programmes/nieuw.yaml', text: other('proefstage', '2027-09', 'lijst-week-5') }],
    problems: [
      "nl/programmes/nieuw.yaml:2 | Het programma is 'proefstage', maar het bestand heet 'nieuw'. | Noem het bestand proefstage, of bij een latere versie proefstage-2027-09.",
    ],
  },
  {
    name: 'a later version with a fault of its own',
    edits: [{ file: later, text: other('proefstage', '2027-09', 'lijst-week-5').replace('[lijst]', '[lijsten]') }],
    problems: [
      "nl/programmes/proefstage-2027-09.yaml:7 (lijst-week-5) | Er is geen activiteit 'lijsten'. | Bedoelde je lijst?",
    ],
  },
  {
    name: 'a version that is no month',
    edits: edited('version: "2026-09"', 'version: "2026-13"'),
    problems: ["nl/programmes/proefstage.yaml:4 | '2026-13' kan niet bij 'version'. | Schrijf het zoals 2026-09."],
  },
  {
    name: 'a day that does not exist',
    edits: edited('from: 2026-09-01', 'from: 2026-09-31'),
    problems: ["nl/programmes/proefstage.yaml:5 | '2026-09-31' kan niet bij 'from'. | Schrijf het zoals 2026-09-01."],
  },
  {
    name: 'a year of training without rules',
    edits: edited('    same: lijst\n', '    year: 2\n'),
    problems: ["nl/programmes/proefstage.yaml:21 (lijst-week-5) | '2' kan niet bij 'year'. | Kies uit: 1, 3."],
  },
  {
    name: 'a window from nowhere',
    edits: edited('window: week', 'window: maand'),
    problems: [
      "nl/programmes/proefstage.yaml:17 (gesprek-week) | 'maand' kan niet bij 'window'. | Kies uit: before-start, practice-day, week, placement, conversation.",
    ],
  },
  {
    name: 'a misspelt window',
    edits: edited('{ months: 2 }', '{ month: 2 }'),
    problems: [
      "nl/programmes/proefstage.yaml:33 (patienten-zien) | 'month' is hier niet bekend. | Bedoelde je months?",
    ],
  },
  {
    name: 'a misspelt key of an obligation',
    edits: edited('partTime: true', 'parttime: true'),
    problems: [
      "nl/programmes/proefstage.yaml:18 (gesprek-week) | 'parttime' is hier niet bekend. | Bedoelde je partTime?",
    ],
  },
  {
    name: 'an obligation without what counts',
    edits: edited('counts: [patienten]', 'counts: []'),
    problems: [
      "nl/programmes/proefstage.yaml:31 (patienten-zien) | Aantal onderdelen van 'counts': 0. | Het moeten er minstens 1 zijn.",
    ],
  },
  {
    name: 'no obligation at all',
    edits: [{ file, text: other('proefstage', '2026-09', 'x').replace(/obligations:[\s\S]*/, 'obligations: []\n') }],
    problems: [
      "nl/programmes/proefstage.yaml:6 | Aantal onderdelen van 'obligations': 0. | Het moeten er minstens 1 zijn.",
    ],
  },
  {
    name: 'a word for two activities',
    edits: [{ file: 'nl/activities.yaml', from: 'words: [lijst]', to: 'words: [lijst, Praten]' }],
    problems: [
      "nl/activities.yaml:3 | 'praten' staat al bij 'gesprek' en kan niet ook bij 'lijst' horen. | Haal het woord bij een van de twee weg.",
    ],
  },
  {
    name: 'a form of a conversation that is not there, or is no choice',
    edits: [
      {
        file: 'nl/activities.yaml',
        from: 'words: [lijst] }',
        to: 'words: [lijst], conversation: process, form: { conversation: terugzien }, as: [wolk] }\nkeuze: { label: K, words: [keuze], conversation: process, form: { conversation: terugblik, when: [{ step: kiezen, field: redenen, options: [nooit] }] } }',
      },
    ],
    problems: [
      "nl/activities.yaml:3 | Er is geen activiteit 'wolk'. | Kies een naam uit activities.yaml, of zet hem daar bij.",
      "nl/activities.yaml:3 | Er is geen gesprek 'terugzien' van deze soort. | Zet bij form de id van een gesprek uit de map conversations, met bij conversation dezelfde soort als counts daar.",
      "nl/activities.yaml:4 | Het veld 'redenen' bij de stap 'kiezen' is er niet als keuze, of heeft deze opties niet. | Noem een stap, een keuzeveld en opties die in dat gesprek staan.",
    ],
  },
  {
    name: 'a conversation that counts as two activities',
    edits: [{ file: 'nl/activities.yaml', from: 'words: [lijst]', to: 'words: [lijst], conversation: task' }],
    problems: [
      "nl/activities.yaml:3 | Een gesprek van de soort 'task' telt al mee als 'gesprek' en kan niet ook 'lijst' zijn. | Haal conversation bij een van de twee weg.",
    ],
  },
  {
    name: 'an activity with a wrong name',
    edits: [{ file: 'nl/activities.yaml', from: 'lijst: {', to: 'De lijst: {' }],
    problems: [
      "nl/activities.yaml:3 | 'De lijst' kan geen naam zijn (bij 'id'). | Begin met een kleine letter en gebruik verder kleine letters, cijfers en streepjes, samen hoogstens 40.",
    ],
  },
  {
    name: 'no activities',
    edits: [{ file: 'nl/activities.yaml', text: null }],
    problems: [
      'nl/activities.yaml | Dit bestand ontbreekt. | Zet het terug; zonder dit bestand kan het programma niet starten.',
    ],
  },
  {
    name: 'a day that runs back',
    edits: [{ file: 'nl/nudges.yaml', from: 'to: "18:00"', to: 'to: "07:30"' }],
    problems: ['nl/nudges.yaml:4 | De dag loopt hier van 08:00 tot 07:30. | Laat from vroeger zijn dan to.'],
  },
  {
    name: 'a reminder outside the day',
    edits: [{ file: 'nl/nudges.yaml', from: 'morning: "09:00"', to: 'morning: "07:59"\nprepareAt: "18:00"' }],
    problems: [
      "nl/nudges.yaml:5 | 'morning' is 07:59, maar herinneringen komen alleen tussen 08:00 en 18:00. | Kies een tijd daartussen.",
      "nl/nudges.yaml:6 | 'prepareAt' is 18:00, maar herinneringen komen alleen tussen 08:00 en 18:00. | Kies een tijd daartussen.",
    ],
  },
  {
    name: 'what would reach the coordinator when nobody looks any more',
    edits: [
      { file: 'nl/nudges.yaml', from: 'perWeek: 3', to: 'perWeek: 3\ndaysAfter: 27' },
      { file: 'nl/programmes/proefstage.yaml', from: 'escalate: { days: 7 }', to: 'escalate: { days: 21 }' },
    ],
    problems: [
      'nl/programmes/proefstage.yaml:27 (lijst-week-5) | Dit gaat pas 21 dagen na de periode naar de coördinator, maar na het einde van een koppeling blijft het na 27 dagen stil. | Houd er een week tussen. Schrijf bij escalate minder, of verhoog daysAfter in nudges.yaml.',
      'nl/programmes/proefstage.yaml:34 (patienten-zien) | Dit gaat pas 31 dagen na de periode naar de coördinator, maar na het einde van een koppeling blijft het na 27 dagen stil. | Houd er een week tussen. Schrijf bij escalate minder, of verhoog daysAfter in nudges.yaml.',
    ],
  },
  {
    name: 'terms that cannot be kept',
    edits: [
      { file: 'nl/retention.yaml', from: 'contentMonths: 3', to: 'contentMonths: drie' },
      { file: 'nl/retention.yaml', from: 'accessMonths: 24', to: 'accesMonths: 24' },
    ],
    problems: [
      "nl/retention.yaml:2 | Bij 'contentMonths' staat iets anders dan verwacht. | Hier hoort: een getal.",
      "nl/retention.yaml:5 | 'accesMonths' is hier niet bekend. | Bedoelde je accessMonths?",
    ],
  },
  {
    name: 'no terms',
    edits: [{ file: 'nl/retention.yaml', text: null }],
    problems: [
      'nl/retention.yaml | Dit bestand ontbreekt. | Zet het terug; zonder dit bestand kan het programma niet starten.',
    ],
  },
  {
    name: 'terms in a translation',
    edits: [{ file: 'en/retention.yaml', text: 'contentMonths: 1\n' }],
    problems: [
      'en/retention.yaml | Dit bestand hoort hier niet. | Kijk naar de naam en de map. Gesprekken staan in conversations, blokken in blocks, en namen eindigen op .yaml.',
    ],
  },
  {
    name: 'a time that does not exist',
    edits: [{ file: 'nl/nudges.yaml', from: '"18:00"', to: '"25:00"' }],
    problems: ["nl/nudges.yaml:4 | '25:00' kan niet bij 'to'. | Schrijf het zoals 08:30."],
  },
  {
    name: 'a programme in a translation',
    edits: [{ file: 'en/programmes/proefstage.yaml', text: 'id: proefstage\n' }],
    problems: [
      'en/programmes/proefstage.yaml | Dit bestand hoort hier niet. | Kijk naar de naam en de map. Gesprekken staan in conversations, blokken in blocks, en namen eindigen op .yaml.',
    ],
  },
];
