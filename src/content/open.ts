import { type Finding, finding } from '../../dialogs/content/check-keys.ts';
import type { ContentFile, LanguageFolder } from './folder.ts';
import { schemaLine } from './schemas.ts';
import { pathAt, readYaml, type YamlFile } from './yaml-file.ts';

/** A file of a language with its data; `data` is undefined when its syntax is broken. */
export type OpenFile = Omit<ContentFile, 'text'> & { yaml: YamlFile };
/** The files of a language that could be placed, and what is wrong with them as files. */
export type Opened = { folder: string; files: OpenFile[]; findings: Finding[] };

const channelKinds: readonly string[] = ['cards', 'page', 'teams', 'slack'];

/** Opens all files of a language: syntax, the schema line, and files and folders that have no business there. */
export function openLanguage({ code, folder, files }: LanguageFolder): Opened {
  const known = files
    .filter(({ kind }) => kind !== null)
    .map(({ file, name, kind, text }) => ({ file, name, kind, yaml: readYaml(file, text) }));
  const strays = files.filter(({ kind }) => kind === null);
  return {
    folder,
    files: known,
    findings: [
      ...(/^[a-z]{2,3}(-[a-z]{2,4})?$/i.test(code) ? [] : [finding(folder, [], 'language-name', { name: code })]),
      ...strays.map(({ file }) => finding(file, [], 'file-unexpected', {})),
      ...known.flatMap((file) => [...file.yaml.findings, ...checkFirstLine(file, code)]),
    ],
  };
}

function checkFirstLine(file: OpenFile, code: string): Finding[] {
  // The words of a channel have their schema in its adapter, where no editor finds it.
  if (file.kind !== null && channelKinds.includes(file.kind)) return [];
  const line = schemaLine(file, code);
  // What could not be read has been told about.
  return file.yaml.text === null || file.yaml.text.split(/\r?\n/, 1)[0]?.trim() === line
    ? []
    : [finding(file.file, pathAt(0), 'schema-line', { line })];
}
