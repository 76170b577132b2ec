import type { message } from '../../dialogs/model/message.ts';

type Given = Parameters<typeof message.parse>[0] & object;

/** Messages as a process conversation brings them, for looking at and for the browser tests. */
export const samples: Record<'menu' | 'points' | 'abreast' | 'plan' | 'planWrong' | 'record' | 'nudge', Given> = {
  menu: {
    title: 'Wat wil je doen?',
    blocks: [{ kind: 'text', text: 'Kies een gesprek. Je kunt altijd stoppen of later verdergaan.' }],
    buttons: [
      { action: 'start:proces', label: 'Procesgesprek', style: 'primary' },
      { action: 'start:taak', label: 'Taakgericht gesprek' },
      { action: 'start:persoon', label: 'Persoonsgericht gesprek' },
      { action: 'start:drie', label: 'Drie goed, drie beter' },
      { action: 'start:agenda', label: 'Leeragenda' },
      { action: 'help', label: 'Help', more: true },
      { action: 'later', label: 'Straks verder', more: true },
    ],
    fallback: 'Wat wil je doen?',
  },
  points: {
    context: 'Procesgesprek · stap 2 van 11',
    title: 'Wat gaat goed, wat kan beter?',
    blocks: [
      { kind: 'text', text: 'Noem eerst wat er goed loopt tussen jullie, dan wat je anders zou willen.' },
      {
        kind: 'text',
        text: 'Alleen jij en Opleider Oost lezen dit, en pas als jullie allebei klaar zijn.',
        tone: 'quiet',
      },
    ],
    fields: [
      {
        id: 'goed',
        kind: 'long-text',
        label: 'Wat loopt er goed?',
        required: true,
        maxLength: 600,
        hint: 'Bijvoorbeeld iets van de afgelopen week',
      },
      { id: 'beter', kind: 'long-text', label: 'Wat kan beter?', required: true, maxLength: 600 },
    ],
    buttons: [
      { action: 'antwoord', label: 'Klaar', style: 'primary', submits: true },
      { action: 'pauze', label: 'Pauze', more: true },
      { action: 'stop', label: 'Stop', style: 'danger', more: true },
    ],
    fallback: 'Wat gaat goed, wat kan beter?',
  },
  abreast: {
    context: 'Procesgesprek · stap 4 van 11',
    title: 'Jullie punten naast elkaar',
    blocks: [
      {
        kind: 'columns',
        columns: [
          {
            title: 'Opleider Oost',
            groups: [
              {
                label: 'Gaat goed',
                items: [
                  'Je komt met een eigen voorstel als je overlegt',
                  'Assistentes zijn blij met je bereikbaarheid',
                  'Je verslaglegging is helder en op tijd klaar',
                ],
              },
              {
                label: 'Kan beter',
                items: [
                  'We schuiven het leergesprek te vaak door',
                  'Ik hoor pas laat dat een visite je zwaar viel',
                  'Minder e-mail, meer even binnenlopen',
                ],
              },
            ],
          },
          {
            title: 'Aios Oost',
            groups: [
              {
                label: 'Gaat goed',
                items: [
                  'Ik kan altijd even aankloppen',
                  'Samen spreekuur doen op dinsdag',
                  'Je vraagt eerst wat ik zelf denk',
                ],
              },
              {
                label: 'Kan beter',
                items: [
                  'Feedback meteen na het consult in plaats van aan het eind van de week',
                  'Meer chirurgische ingrepen zelf doen',
                  'Een vaste plek om te werken',
                ],
              },
            ],
          },
        ],
      },
      { kind: 'text', text: 'Wat valt jullie op? Praat er even over door voor je kiest.' },
    ],
    fields: [
      {
        id: 'keuze',
        kind: 'choices',
        label: 'Waar gaan jullie samen iets aan doen?',
        required: true,
        options: [
          'We schuiven het leergesprek te vaak door',
          'Feedback meteen na het consult',
          'Een vaste plek om te werken',
        ].map((label, at) => ({ id: `p${at}`, label })),
      },
    ],
    buttons: [
      { action: 'antwoord', label: 'Dit kiezen we', style: 'primary', submits: true },
      { action: 'terug', label: 'Terug' },
    ],
    fallback: 'Jullie punten naast elkaar',
  },
  plan: {
    context: 'Procesgesprek · stap 7 van 11',
    title: 'Maak er een plan van',
    blocks: [
      {
        kind: 'written',
        label: 'Jullie kozen',
        items: [{ text: 'Feedback meteen na het consult in plaats van aan het eind van de week', by: 'Aios Oost' }],
      },
    ],
    fields: [
      { id: 'wat', kind: 'long-text', label: 'Wat gaan jullie doen?', required: true },
      {
        id: 'wie',
        kind: 'choice',
        label: 'Wie begint ermee?',
        required: true,
        options: ['Opleider Oost', 'Aios Oost', 'Samen'].map((label, at) => ({ id: String(at), label })),
      },
      {
        id: 'wanneer',
        kind: 'text',
        label: 'Wanneer kijken jullie terug?',
        required: true,
        hint: 'Een datum, of bijvoorbeeld: over twee weken',
      },
      { id: 'minuten', kind: 'number', label: 'Hoeveel minuten per keer?', required: false },
      {
        id: 'soort',
        kind: 'choice',
        label: 'Bij welk soort contact?',
        required: false,
        options: ['Spreekuur', 'Visite', 'Dienst', 'Telefonisch', 'Overleg', 'Anders'].map((label) => ({
          id: label,
          label,
        })),
      },
    ],
    buttons: [
      { action: 'antwoord', label: 'Plan opslaan', style: 'primary', submits: true },
      { action: 'terug', label: 'Terug' },
      { action: 'sla-over', label: 'Sla over' },
      { action: 'stop', label: 'Stop', style: 'danger', more: true },
    ],
    fallback: 'Maak er een plan van',
  },
  planWrong: {
    context: 'Procesgesprek · stap 7 van 11',
    title: 'Maak er een plan van',
    fields: [
      { id: 'wat', kind: 'long-text', label: 'Wat gaan jullie doen?', required: true },
      {
        id: 'wie',
        kind: 'choice',
        label: 'Wie begint ermee?',
        required: true,
        options: ['Opleider Oost', 'Aios Oost', 'Samen'].map((label, at) => ({ id: String(at), label })),
      },
      {
        id: 'wanneer',
        kind: 'text',
        label: 'Wanneer kijken jullie terug?',
        required: true,
        hint: 'Een datum, of bijvoorbeeld: over twee weken',
        error: 'Die datum ligt in het verleden. Kies een dag die nog komt.',
      },
      { id: 'minuten', kind: 'number', label: 'Hoeveel minuten per keer?', required: false },
      {
        id: 'soort',
        kind: 'choice',
        label: 'Bij welk soort contact?',
        required: false,
        options: ['Spreekuur', 'Visite', 'Dienst', 'Telefonisch', 'Overleg', 'Anders'].map((label) => ({
          id: label,
          label,
        })),
      },
    ],
    buttons: [
      { action: 'antwoord', label: 'Plan opslaan', style: 'primary', submits: true },
      { action: 'terug', label: 'Terug' },
    ],
    fallback: 'Maak er een plan van',
  },
  record: {
    title: 'Verslag van jullie procesgesprek',
    blocks: [
      { kind: 'text', text: 'Bewaard. Alleen jullie twee kunnen dit lezen.', tone: 'good' },
      {
        kind: 'facts',
        facts: [
          { label: 'Wanneer', value: 'donderdag 19 november 2026' },
          { label: 'Duur', value: '34 minuten' },
          { label: 'Volgende onderwerp', value: 'Slecht nieuws brengen' },
        ],
      },
      {
        kind: 'written',
        label: 'Samenvatting',
        items: [
          {
            text: 'We merkten dat feedback te lang blijft liggen. Vanaf maandag nemen we na elk derde consult twee minuten om terug te kijken.',
            by: 'Aios Oost',
          },
        ],
      },
      { kind: 'text', text: 'Zes punten van een goed leergesprek', tone: 'strong' },
      {
        kind: 'ticks',
        items: [
          { label: 'Het juiste soort gesprek', met: true },
          { label: 'Feedback volgens de regels', met: true },
          { label: 'Samenvatting door de aios', met: true },
          { label: 'Concrete leerdoelen', met: true },
          { label: 'Onderwerp voor de volgende keer', met: true },
          { label: 'Ontwikkeling gevolgd', met: false },
        ],
      },
      { kind: 'text', text: 'Deze afspraak komt op 3 december terug.', tone: 'warning' },
    ],
    buttons: [
      { action: 'portfolio', label: 'Tekst voor je portfolio' },
      { action: 'nog-een', label: 'Nog een leerdoel' },
    ],
    fallback: 'Verslag van jullie procesgesprek',
  },
  nudge: {
    context: 'Afspraak',
    title: 'Heeft het gewerkt?',
    blocks: [
      { kind: 'text', text: 'Twee weken geleden spraken jullie af om meteen na het consult feedback te geven.' },
    ],
    buttons: [
      { action: 'ja', label: 'Ja, het werkt', style: 'primary' },
      { action: 'nog-niet', label: 'Nog niet' },
      { action: 'anders', label: 'We pakken het anders aan' },
    ],
    fallback: 'Heeft het gewerkt?',
  },
};
