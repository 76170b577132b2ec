/** Colours near to those of the Teams client, light and dark. */
const palettes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    ink: '#242424',
    soft: '#616161',
    line: '#d1d1d1',
    quote: '#f0f0f0',
    accent: '#4f52b2',
    good: '#0e700e',
    attention: '#b10e1c',
    warning: '#835b00',
    goodBox: '#e7f2da',
    attentionBox: '#fcf4f6',
    warningBox: '#fbf6d9',
    primary: '#5b5fc7',
    primaryInk: '#ffffff',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    ink: '#ffffff',
    soft: '#adadad',
    line: '#666666',
    quote: '#333333',
    accent: '#9299f7',
    good: '#92c353',
    attention: '#f9526b',
    warning: '#f8d22a',
    goodBox: '#0d2e0d',
    attentionBox: '#3b1519',
    warningBox: '#463100',
    primary: '#7f85f5',
    primaryInk: '#0a0a0a',
  },
} as const;

export type Theme = keyof typeof palettes;

/** A host config as near to Teams as its documents say: 14 px text, six buttons, 12 px between things. */
export function hostConfig(theme: Theme) {
  const colours = palettes[theme];
  const text = (colour: string) => ({ default: colour, subtle: colour });
  const inks = {
    default: { default: colours.ink, subtle: colours.soft },
    dark: { default: colours.ink, subtle: colours.soft },
    light: { default: colours.ink, subtle: colours.soft },
    accent: text(colours.accent),
    good: text(colours.good),
    warning: text(colours.warning),
    attention: text(colours.attention),
  };
  const box = (backgroundColor: string) => ({ backgroundColor, borderColor: colours.line, foregroundColors: inks });
  return {
    supportsInteractivity: true,
    fontFamily: '"Segoe UI", "Open Sans", Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    containerStyles: {
      default: box(colours.card),
      emphasis: box(colours.quote),
      accent: box(colours.quote),
      good: box(colours.goodBox),
      attention: box(colours.attentionBox),
      warning: box(colours.warningBox),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', spacing: 'small' },
    },
  };
}

/** What Teams' own style sheet does to cards, as far as it changes what fits: wrapping buttons, full-width fields. */
export function styleSheet(theme: Theme): string {
  const { page, card, ink, soft, line, primary, primaryInk, attention } = palettes[theme];
  return `
    body { margin: 0; padding: 0; background: ${page}; font: 14px "Segoe UI", "Open Sans", Arial, sans-serif; color: ${ink}; }
    .frame { box-sizing: border-box; background: ${card}; border: 1px solid ${line}; border-radius: 6px; margin-bottom: 12px; }
    .ac-adaptiveCard { overflow-wrap: anywhere; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .ac-actionSet > div[style*="width: 8px"] { flex: none; }
    .ac-pushButton { font: 600 14px "Segoe UI", "Open Sans", Arial, sans-serif; min-height: 32px; padding: 5px 12px; border: 1px solid ${line};
      border-radius: 4px; background: ${card}; color: ${ink}; max-width: 100%; }
    .ac-pushButton > div { overflow: hidden; text-overflow: ellipsis; }
    .ac-pushButton.style-positive { background: ${primary}; border-color: ${primary}; color: ${primaryInk}; }
    .ac-pushButton.style-destructive { color: ${attention}; }
    .ac-input.ac-textInput, .ac-input.ac-numberInput, .ac-input.ac-multichoiceInput { box-sizing: border-box; width: 100%; max-width: 100%;
      font: inherit; padding: 5px 12px; border: 1px solid ${soft}; border-radius: 4px; background: ${card}; color: ${ink}; min-height: 32px; }
    .ac-input.ac-multiline { min-height: 80px; }
  `;
}
