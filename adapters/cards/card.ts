/** The part of Adaptive Cards 1.5 that we write. Text is always a TextRun: a TextBlock or FactSet would read it as Markdown. */
export type AdaptiveCard = {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  lang: 'nl';
  fallbackText: string;
  body: Element[];
  actions?: Submit[];
};

export type Element = RichText | Container | ColumnSet | Input | ActionSet | Picture;

type Spacing = 'none' | 'small' | 'medium' | 'large';

export type Run = {
  type: 'TextRun';
  text: string;
  size?: 'small' | 'medium' | 'large';
  weight?: 'bolder';
  color?: 'attention' | 'good' | 'accent';
  isSubtle?: true;
};

export type RichText = { type: 'RichTextBlock'; id?: string; spacing?: Spacing; inlines: Run[] };

export type Container = {
  type: 'Container';
  id?: string;
  style?: 'emphasis' | 'attention' | 'warning' | 'good';
  spacing?: Spacing;
  items: Element[];
};

export type Column = { type: 'Column'; width: 'auto' | 'stretch' | number; style?: 'emphasis'; items: Element[] };

export type ColumnSet = { type: 'ColumnSet'; id?: string; spacing?: Spacing; columns: Column[] };

/** A drawn picture; `altText` says the same in words. */
type Picture = { type: 'Image'; id?: string; url: string; altText: string; size: 'auto'; spacing?: Spacing };

type InputBase = { id: string; label: string; isRequired: boolean; errorMessage: string; spacing?: Spacing };

export type Input =
  | (InputBase & { type: 'Input.Text'; isMultiline: boolean; maxLength?: number; value?: string })
  | (InputBase & { type: 'Input.Number'; value?: number })
  | (InputBase & {
      type: 'Input.ChoiceSet';
      style: 'compact' | 'expanded';
      isMultiSelect: boolean;
      wrap: true;
      placeholder: string;
      choices: { title: string; value: string }[];
      value?: string;
    });

export type Submit = {
  type: 'Action.Submit';
  title: string;
  data: { action: string };
  associatedInputs: 'auto' | 'none';
  style?: 'positive' | 'destructive';
  mode?: 'secondary';
};

/**
 * A file to keep. The page saves `file` itself when this is tapped, and nothing is sent. A channel that cannot (Teams, Slack)
 * gives links to where the server serves it (see CardLook). Should the tap reach the server all the same, `action` is none of ours and changes nothing.
 */
type Keep = {
  type: 'Action.Submit';
  title: string;
  data: { action: string; file: { name: string; type: string; text: string } };
  associatedInputs: 'none';
};

/** A file to keep, as a link to where the server serves it. */
type OpenUrl = { type: 'Action.OpenUrl'; title: string; url: string };

type ActionSet = { type: 'ActionSet'; id: string; spacing?: Spacing; actions: (Keep | OpenUrl)[] };

/** Ids of our own parts of a card begin with this, so that they never clash with a field's id. */
export const PART = 'part:';

/** Size of a piece of card on the wire, in bytes of UTF-8. */
export function bytesOf(piece: unknown): number {
  return Buffer.byteLength(JSON.stringify(piece), 'utf8');
}
