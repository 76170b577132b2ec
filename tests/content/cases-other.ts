import type { Case } from './case.ts';

/** What is wrong between files: commands, phrases and translations. */
export const otherCases: readonly Case[] = [
  {
    name: 'more boxes than fit',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: '          - { id: vaak, label: Komt vaak voor }\n',
        to: '          - { id: keus-0, label: Keus }\n          - { id: keus-1, label: Keus }\n          - { id: keus-2, label: Keus }\n          - { id: keus-3, label: Keus }\n          - { id: keus-4, label: Keus }\n          - { id: keus-5, label: Keus }\n          - { id: keus-6, label: Keus }\n          - { id: keus-7, label: Keus }\n          - { id: keus-8, label: Keus }\n          - { id: keus-9, label: Keus }\n',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:39 (kiezen) | 'redenen' heeft 11 keuzes om aan te vinken. | Er passen er 10. Voeg er een paar samen.",
    ],
  },
  {
    name: 'two conversations with one command and form',
    edits: [
      {
        file: 'nl/conversations/dagboek.yaml',
        from: 'command: dagboek\nform: { word: kort, label: Kort dagboek }',
        to: 'command: terugblik',
      },
      {
        file: 'nl/commands.yaml',
        from: '  dagboek: { words: [dagboek], label: Dagboek, about: Voor jezelf. }\n',
        to: '',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:4 | 'terugblik' start al een ander gesprek: dagboek. | Geef een van de twee een ander woord bij form.",
    ],
  },
  {
    name: 'a command that is not in commands.yaml, and one without a conversation',
    edits: [{ file: 'nl/conversations/dagboek.yaml', from: 'command: dagboek', to: 'command: dagboeken' }],
    problems: [
      "nl/commands.yaml:5 | Achter het commando 'dagboek' zit geen gesprek. | Haal het weg, of maak een gesprek met dit commando.",
      "nl/conversations/dagboek.yaml:4 | Het commando 'dagboeken' staat niet in commands.yaml. | Zet het erbij, of kies uit: dagboek.",
    ],
  },
  {
    name: 'a fixed command that is gone',
    edits: [{ file: 'nl/commands.yaml', from: '  menu: { words: [menu], label: Menu, about: Kiezen. }\n', to: '' }],
    problems: ["nl/commands.yaml:3 | Het vaste commando 'menu' ontbreekt. | Zet het terug met words, label en about."],
  },
  {
    name: 'a word claimed twice',
    edits: [{ file: 'nl/commands.yaml', from: 'words: [overzicht]', to: 'words: [overzicht, terugkijken]' }],
    problems: [
      "nl/commands.yaml:9 | 'terugkijken' staat al bij 'terugblik' en kan niet ook bij 'overview' horen. | Haal het woord bij een van de twee weg.",
    ],
  },
  {
    name: 'a word of a control taken by another command',
    edits: [{ file: 'nl/commands.yaml', from: 'words: [menu]', to: 'words: [menu, stop]' }],
    problems: [
      "nl/commands.yaml:32 | 'stop' staat al bij 'menu' en kan niet ook bij 'stop' horen. | Haal het woord bij een van de twee weg.",
    ],
  },
  {
    name: 'a phrase nobody asks for',
    edits: [{ file: 'nl/phrases.yaml', from: 'phrases.schema.json\n', to: 'phrases.schema.json\nwolkenveld: Wit\n' }],
    problems: ["nl/phrases.yaml:2 | De zin 'wolkenveld' wordt nergens gebruikt. | Haal de zin weg."],
  },
  {
    name: 'a translation of nothing',
    edits: [
      {
        file: 'en/conversations/extra.yaml',
        text: '# yaml-language-server: $schema=../../schema/conversation-translation.schema.json\nid: extra\n',
      },
    ],
    problems: [
      "en/conversations/extra.yaml:2 | Er is in het Nederlands geen 'extra'. | Geef het bestand dezelfde naam als het Nederlandse, of haal het weg.",
    ],
  },
  {
    name: 'a translated step that does not exist',
    edits: [{ file: 'en/conversations/terugblik.yaml', from: '  - id: kiezen', to: '  - id: keizen' }],
    problems: [
      "en/conversations/terugblik.yaml:10 (keizen) | 'keizen' komt in het Nederlandse bestand niet voor. | Bedoelde je kiezen?",
    ],
  },
  {
    name: 'a translated option that does not exist',
    edits: [{ file: 'en/conversations/terugblik.yaml', from: 'id: erg', to: 'id: mooi' }],
    problems: [
      "en/conversations/terugblik.yaml:14 (kiezen) | 'mooi' komt in het Nederlandse bestand niet voor. | Neem de naam over uit het Nederlands; een vertaling kan zelf niets toevoegen.",
    ],
  },
  {
    name: 'a translated text with a wrong placeholder',
    edits: [{ file: 'en/conversations/terugblik.yaml', from: '{ander}', to: '{other}' }],
    problems: [
      'en/conversations/terugblik.yaml:6 (beter) | {other} betekent hier niets. | Gebruik een van deze: {ander}. Of schrijf de tekst zonder accolades.',
    ],
  },
  {
    name: 'a translated word claimed twice',
    edits: [{ file: 'en/commands.yaml', from: '[look back]', to: '[dagboek]' }],
    problems: [
      "en/commands.yaml:2 | 'dagboek' staat al bij 'terugblik' en kan niet ook bij 'dagboek' horen. | Haal het woord bij een van de twee weg.",
    ],
  },
  {
    name: 'a translated button that is too long',
    edits: [
      {
        file: 'en/commands.yaml',
        from: 'label: Look back',
        to: 'label: Look Look Look Look Look Look Look Look Look ',
      },
    ],
    problems: [
      "en/commands.yaml:3 | 'commands > terugblik > label' is 44 tekens lang. | Maak er hoogstens 40 tekens van.",
    ],
  },
  {
    name: 'a translated list of wording that is empty',
    edits: [{ file: 'en/wording.yaml', from: '[always, never]', to: '[]' }],
    problems: [
      "en/wording.yaml:3 | Aantal onderdelen van 'feedback > absolute > find': 0. | Het moeten er minstens 1 zijn.",
    ],
  },
  {
    name: 'a phrase in a translation that nobody asks for',
    edits: [
      {
        file: 'en/phrases.yaml',
        text: '# yaml-language-server: $schema=../schema/phrases-translation.schema.json\nwolkenveld: White\n',
      },
    ],
    problems: ["en/phrases.yaml:2 | De zin 'wolkenveld' wordt nergens gebruikt. | Haal de zin weg."],
  },
  {
    name: 'texts of the check in a translation',
    edits: [{ file: 'en/checks.yaml', text: 'terms: {}\n' }],
    problems: [
      'en/checks.yaml | Dit bestand hoort hier niet. | Kijk naar de naam en de map. Gesprekken staan in conversations, blokken in blocks, en namen eindigen op .yaml.',
    ],
  },
  {
    name: 'a poll with a score at some answers, one twice, under another name',
    edits: [
      {
        file: 'nl/polls/drukte.yaml',
        text: `# yaml-language-server: $schema=../../schema/poll.schema.json
id: druk
title: Drukte
ask: Hoe druk?
options:
  - { id: veel, label: Veel, score: 2 }
  - { id: veel, label: Weinig }
`,
      },
    ],
    problems: [
      "nl/polls/drukte.yaml:2 | Het id is 'druk', maar het bestand heet 'drukte'. | Geef het bestand de naam van het id. Verander een id dat al in gebruik is niet.",
      'nl/polls/drukte.yaml:5 | Bij een deel van de antwoorden staat score. | Zet bij elk antwoord een score, of bij geen enkel.',
      "nl/polls/drukte.yaml:7 | De keuze 'veel' staat twee keer in het veld 'options'. | Geef een van de twee een andere naam.",
    ],
  },
  {
    name: 'a poll in a translation',
    edits: [{ file: 'en/polls/drukte.yaml', text: 'id: drukte\n' }],
    problems: [
      'en/polls/drukte.yaml | Dit bestand hoort hier niet. | Kijk naar de naam en de map. Gesprekken staan in conversations, blokken in blocks, en namen eindigen op .yaml.',
    ],
  },
];
