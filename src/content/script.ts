import type { Conversation, Field, Length, PerRole, Step } from '../../dialogs/content/conversation.ts';
import { type Checks, scriptLine } from './checks-text.ts';

/** A conversation as a script that training staff can read aloud: per length the steps in order, as they are asked. */
export function scriptOf(conversation: Conversation, checks: Checks, lengths: readonly Length[]): string {
  const { aim, title, form, pitfall, readers, quality } = conversation;
  return [
    `# ${title}`,
    ...(form
      ? [scriptLine(checks, 'form', { label: form.about === undefined ? form.label : `${form.label}: ${form.about}` })]
      : []),
    ...perRole(checks, checks.script.aim, aim),
    ...(pitfall === undefined ? [] : [`${checks.script.pitfall}: ${pitfall}`]),
    `${checks.script.readers}: ${readers}`,
    ...lengths.flatMap((length) => ['', ...stepsFor(conversation, length, checks)]),
    ...(quality.length === 0 ? [] : ['', `${checks.script.quality}:`, ...quality.map(({ label }) => `  - ${label}`)]),
    '',
  ].join('\n');
}

function stepsFor(conversation: Conversation, length: Length, checks: Checks): string[] {
  const solo = conversation.participants === 'solo';
  const asked = conversation.steps.filter((step) => step.in.includes(length));
  return [
    `## ${checks.script[`minutes-${length}`]}`,
    conversation.lengths[length],
    ...asked.flatMap((step, at) => ['', ...stepLines(step, at + 1, length, solo, checks)]),
  ];
}

function stepLines(step: Step, number: number, length: Length, solo: boolean, checks: Checks): string[] {
  const { script } = checks;
  const who = [
    solo ? script['who-solo'] : script[`who-${step.who}`],
    ...('required' in step && step.required ? [script.required] : []),
  ];
  const inner = [
    ...perRole(checks, '', step.ask),
    ...bodyOf(step, length, checks),
    ...(step.readers === undefined ? [] : [`${script.readers}: ${step.readers}`]),
    ...(step.coach === undefined ? [] : [`${script.coach}: ${step.coach}`]),
    ...(step.help === undefined ? [] : perRole(checks, script.help, step.help)),
  ];
  return [scriptLine(checks, 'step', { number, id: step.id, who: { list: who } }), ...indented(inner)];
}

function bodyOf(step: Step, length: Length, checks: Checks): string[] {
  switch (step.kind) {
    case 'gate':
      return [
        scriptLine(checks, 'gate', { yes: step.yes, no: step.no }),
        `${checks.script.deeper}:`,
        ...step.deeper.flatMap(({ ask, coach, who }) => [
          ...perRole(checks, `- ${checks.script[`who-${who}`]}`, ask),
          ...(coach === undefined ? [] : [`  ${checks.script.coach}: ${coach}`]),
        ]),
      ];
    case 'show':
      return [scriptLine(checks, 'show', { steps: { list: step.of } })];
    case 'duration':
      return [checks.script.duration];
    case 'question':
      return [
        ...(step.per === undefined ? [] : [scriptLine(checks, 'per', { field: step.per })]),
        ...step.fields.flatMap((field) => fieldLines(field, length, checks)),
        ...(step.repeat ? [scriptLine(checks, 'repeat', step.repeat)] : []),
        ...(step.returns ? [scriptLine(checks, 'returns', step.returns)] : []),
        ...(step.parks ? [scriptLine(checks, 'parks', { what: step.parks.what })] : []),
        ...(step.check === 'none' ? [] : [checks.script[`check-${step.check}`]]),
      ];
  }
}

function fieldLines(field: Field, length: Length, checks: Checks): string[] {
  const optional = 'required' in field && !field.required ? [checks.script.optional] : [];
  const options = field.kind === 'choice' ? field.options.map(({ label }) => label) : [];
  const other = field.kind === 'choice' && field.other ? [checks.script.other] : [];
  return [
    `[${field.label}] (${[kindOf(field, length, checks), ...optional].join(', ')})`,
    ...(field.hint === undefined ? [] : [`  ${field.hint}`]),
    ...[...options, ...other].map((label) => `  ( ) ${label}`),
  ];
}

function kindOf(field: Field, length: Length, checks: Checks): string {
  switch (field.kind) {
    case 'list':
      return scriptLine(checks, 'field-list', {
        count: typeof field.count === 'number' ? field.count : field.count[length],
      });
    case 'choice':
      return checks.script[field.multiple ? 'field-multiple' : 'field-choice'];
    case 'number':
      return scriptLine(checks, 'field-number', field);
    case 'pick':
      return scriptLine(checks, 'field-pick', { from: { list: field.from }, max: field.max });
    case 'text':
    case 'when':
      return checks.script[`field-${field.kind}`];
  }
}

function perRole(checks: Checks, heading: string, text: PerRole): string[] {
  const before = heading === '' ? '' : `${heading}: `;
  if (typeof text === 'string') return [`${before}${text}`];
  const inner = heading === '' ? '' : `${heading}, `;
  return [`${inner}${checks.script.trainee}: ${text.trainee}`, `${inner}${checks.script.trainer}: ${text.trainer}`];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `   ${line}`);
}
