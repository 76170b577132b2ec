import type { Case } from './case.ts';

/** What is wrong within one file: syntax, place and shape. */
export const fileCases: readonly Case[] = [
  {
    name: 'a key that stands twice',
    edits: [
      { file: 'nl/conversations/terugblik.yaml', from: 'title: Terugblik', to: 'title: Terugblik\ntitle: Nog een' },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:4 | 'title' staat hier voor de tweede keer. | Haal een van de twee weg.",
    ],
  },
  {
    name: 'a tab as indent',
    edits: [{ file: 'nl/blocks/afsluiting.yaml', from: '  - id: duur', to: '\t- id: duur' }],
    problems: [
      'nl/blocks/afsluiting.yaml:16 | De regel springt niet goed in. | Zet evenveel spaties voor onderdelen die bij elkaar horen. Gebruik geen tabs.',
    ],
  },
  {
    name: 'a quote that is not closed',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '    no: Nog niet', to: '    no: "Nog niet' }],
    problems: [
      'nl/conversations/terugblik.yaml:64 | Er ontbreekt een aanhalingsteken of haakje. | Sluit af wat op deze regel of erboven begon.',
    ],
  },
  {
    name: 'a colon in a plain text',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'coach: Vraag door.', to: 'coach: Let op: vraag door.' }],
    problems: [
      'nl/conversations/terugblik.yaml:18 | De tekst op deze regel is niet te lezen. | Zet de hele tekst tussen dubbele aanhalingstekens, zeker als er een dubbele punt, accolade of @ in staat.',
    ],
  },
  {
    name: 'an alias of nothing',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'coach: Vraag door.', to: 'coach: *tip' }],
    problems: [
      'nl/conversations/terugblik.yaml:2 | Dit is geen geldige YAML (ALIAS). | Vergelijk de regel met een bestand dat wel werkt. Een * verwijst naar een naam die erboven met & staat.',
    ],
  },
  {
    name: 'an anchor that stands within itself',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'steps:\n', to: 'steps: &rond\n  - *rond\n' }],
    problems: [
      'nl/conversations/terugblik.yaml:2 | Dit is geen geldige YAML (ALIAS). | Vergelijk de regel met een bestand dat wel werkt. Een * verwijst naar een naam die erboven met & staat.',
    ],
  },
  {
    name: 'a file in the letters of an old Windows',
    edits: [{ file: 'nl/commands.yaml', text: Buffer.from('# coëfficiënt\n', 'latin1') }],
    problems: [
      'nl/commands.yaml:1 | Dit bestand is niet als UTF-8 bewaard; letters als ë worden dan onleesbaar. | Bewaar het bestand als UTF-8. Je editor vraagt bij Opslaan als naar de codering.',
    ],
  },
  {
    name: 'a file that is missing',
    edits: [{ file: 'nl/commands.yaml', text: null }],
    problems: [
      'nl/commands.yaml | Dit bestand ontbreekt. | Zet het terug; zonder dit bestand kan het programma niet starten.',
    ],
  },
  {
    name: 'a file in the wrong place',
    edits: [{ file: 'nl/conversations/extra.yml', text: 'id: extra\n' }],
    problems: [
      'nl/conversations/extra.yml | Dit bestand hoort hier niet. | Kijk naar de naam en de map. Gesprekken staan in conversations, blokken in blocks, en namen eindigen op .yaml.',
    ],
  },
  {
    name: 'a file with another name than its id',
    edits: [{ file: 'nl/conversations/dagboek.yaml', from: 'id: dagboek', to: 'id: dagboekje' }],
    problems: [
      "nl/conversations/dagboek.yaml:2 | Het id is 'dagboekje', maar het bestand heet 'dagboek'. | Geef het bestand de naam van het id. Verander een id dat al in gebruik is niet.",
    ],
  },
  {
    name: 'a folder that is no language',
    edits: [
      {
        file: 'concepten/conversations/terugblik.yaml',
        text: '# yaml-language-server: $schema=../../schema/conversation-translation.schema.json\nid: terugblik\n',
      },
    ],
    problems: [
      "concepten | 'concepten' is geen taalcode. | Noem een map naar de taal, zoals nl, en of fy. Bewaar losse stukken buiten prompts.",
    ],
  },
  {
    name: 'no schema line',
    edits: [
      {
        file: 'nl/conversations/dagboek.yaml',
        from: '# yaml-language-server: $schema=../../schema/conversation.schema.json\n',
        to: '',
      },
    ],
    problems: [
      'nl/conversations/dagboek.yaml:1 | De regel waarmee je editor meekijkt ontbreekt. | Begin het bestand met: # yaml-language-server: $schema=../../schema/conversation.schema.json',
    ],
  },
  {
    name: 'a key that is missing',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'readers: Alleen jullie twee.\n', to: '' }],
    problems: ["nl/conversations/terugblik.yaml:2 | 'readers' ontbreekt. | Vul het aan."],
  },
  {
    name: 'a length that is missing',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '  30: Alles.\n', to: '' }],
    problems: ["nl/conversations/terugblik.yaml:9 | 'lengths > 30' ontbreekt. | Vul het aan."],
  },
  {
    name: 'a misspelt key',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '    coach: Vraag door.', to: '    coahc: Vraag door.' }],
    problems: ["nl/conversations/terugblik.yaml:18 (beter) | 'coahc' is hier niet bekend. | Bedoelde je coach?"],
  },
  {
    name: 'a key from nowhere',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: '{ id: keren, kind: number, label: Hoe vaak?, min: 1, max: 9 }',
        to: '{ id: keren, kind: number, label: Hoe vaak?, min: 1, max: 9, kleur: rood }',
      },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:52 (aanpak) | 'kleur' is hier niet bekend. | Haal het weg, of kies uit: kind, id, label, hint, required, min, max, unit.",
    ],
  },
  {
    name: 'a list where a text should be',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'ask: Lees elkaars punten.', to: 'ask: [Lees]' }],
    problems: [
      "nl/conversations/terugblik.yaml:26 (samen-zien) | Bij 'ask' staat iets anders dan verwacht. | Hier hoort: tekst, onderdelen (naam, dubbele punt, waarde).",
    ],
  },
  {
    name: 'a text for one role only',
    edits: [
      { file: 'nl/conversations/terugblik.yaml', from: 'ask: Lees elkaars punten.', to: 'ask: { trainee: Lees }' },
    ],
    problems: ["nl/conversations/terugblik.yaml:26 (samen-zien) | 'ask > trainer' ontbreekt. | Vul het aan."],
  },
  {
    name: 'a text that is too long',
    edits: [
      {
        file: 'nl/conversations/terugblik.yaml',
        from: 'title: Terugblik',
        to: 'title: TerugTerugTerugTerugTerugTerugTerugTerugTerugTerugTerugTerugTerug',
      },
    ],
    problems: ["nl/conversations/terugblik.yaml:3 | 'title' is 65 tekens lang. | Maak er hoogstens 60 tekens van."],
  },
  {
    name: 'an empty text',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'title: Terugblik', to: 'title: ""' }],
    problems: [
      "nl/conversations/terugblik.yaml:3 | 'title' is leeg. | Schrijf een tekst, of haal de regel weg als die niet hoeft.",
    ],
  },
  {
    name: 'too many fields',
    edits: [
      {
        file: 'nl/blocks/afsluiting.yaml',
        from: '      - { id: doel, kind: text, label: Doel }',
        to: '      - { id: doel0, kind: text, label: Doel }\n      - { id: doel1, kind: text, label: Doel }\n      - { id: doel2, kind: text, label: Doel }\n      - { id: doel3, kind: text, label: Doel }\n      - { id: doel4, kind: text, label: Doel }\n      - { id: doel5, kind: text, label: Doel }\n      - { id: doel6, kind: text, label: Doel }\n      - { id: doel7, kind: text, label: Doel }\n      - { id: doel8, kind: text, label: Doel }',
      },
    ],
    problems: [
      "nl/blocks/afsluiting.yaml:14 (leerdoelen) | Aantal onderdelen van 'fields': 9. | Houd er hoogstens 8 over.",
    ],
  },
  {
    name: 'too few options',
    edits: [
      { file: 'nl/conversations/terugblik.yaml', from: '          - { id: vaak, label: Komt vaak voor }\n', to: '' },
    ],
    problems: [
      "nl/conversations/terugblik.yaml:39 (kiezen) | Aantal onderdelen van 'fields 2 > options': 1. | Het moeten er minstens 2 zijn.",
    ],
  },
  {
    name: 'a number that is too high',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'repeat: { max: 3', to: 'repeat: { max: 30' }],
    problems: [
      "nl/conversations/terugblik.yaml:53 (aanpak) | 30 is te hoog voor 'repeat > max'. | Het mag hoogstens 5 zijn.",
    ],
  },
  {
    name: 'a number that is too low',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'repeat: { max: 3', to: 'repeat: { max: 1' }],
    problems: [
      "nl/conversations/terugblik.yaml:53 (aanpak) | 1 is te laag voor 'repeat > max'. | Het moet minstens 2 zijn.",
    ],
  },
  {
    name: 'an id with a capital',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '  - id: beter', to: '  - id: Beter' }],
    problems: [
      "nl/conversations/terugblik.yaml:14 (Beter) | 'Beter' kan geen naam zijn (bij 'id'). | Begin met een kleine letter en gebruik verder kleine letters, cijfers en streepjes, samen hoogstens 40.",
    ],
  },
  {
    name: 'a reference without a field',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: 'per: kiezen.punt', to: 'per: kiezen' }],
    problems: [
      "nl/conversations/terugblik.yaml:47 (aanpak) | 'kiezen' verwijst nergens naar (bij 'per'). | Schrijf stap.veld, bijvoorbeeld beter.punten.",
    ],
  },
  {
    name: 'a misspelt kind',
    edits: [{ file: 'nl/blocks/afsluiting.yaml', from: 'kind: duration', to: 'kind: durations' }],
    problems: ["nl/blocks/afsluiting.yaml:17 (duur) | 'durations' kan niet bij 'kind'. | Bedoelde je duration?"],
  },
  {
    name: 'a length that does not exist',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '    in: [30]', to: '    in: [20]' }],
    problems: ["nl/conversations/terugblik.yaml:56 (helder) | '20' kan niet bij 'in 1'. | Kies uit: 5, 15, 30."],
  },
  {
    name: 'a misspelt include',
    edits: [{ file: 'nl/conversations/terugblik.yaml', from: '  - include: afsluiting', to: '  - inclde: afsluiting' }],
    problems: ["nl/conversations/terugblik.yaml:63 | 'inclde' is hier niet bekend. | Bedoelde je include?"],
  },
  {
    name: 'a wildcard within a word',
    edits: [{ file: 'nl/wording.yaml', from: 'patientWords: [patient*]', to: 'patientWords: [pat*ient]' }],
    problems: [
      "nl/wording.yaml:3 | In 'pat*ient' staat het sterretje verkeerd. | Een sterretje mag alleen aan het eind van een woord staan.",
    ],
  },
  {
    name: 'eleven months',
    edits: [{ file: 'nl/wording.yaml', from: '      [december],\n', to: '' }],
    problems: [
      "nl/wording.yaml:8 | Aantal onderdelen van 'patientData > months': 11. | Het moeten er minstens 12 zijn.",
    ],
  },
];
