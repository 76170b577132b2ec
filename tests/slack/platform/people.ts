import { type App, webApi } from '@slack/bolt';
import { afterEach } from 'vitest';
import { type BoltApp, startBolt, toTestSlack } from './bolt.ts';
import { type Slack, type SlackOptions, startSlack } from './slack.ts';

/** What is stopped after the test, the last first. */
export const open: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop();
});

/** A Slack with one workspace, the app in it, a trainer, a trainee, and the real client with the token of the app. */
export async function slackWithPeople(options: SlackOptions = {}) {
  const slack = await startSlack(options);
  open.push(slack);
  const workspace = slack.workspace('Institute East');
  const install = slack.install(workspace);
  const trainer = slack.person(workspace, 'Trainer East');
  const trainee = slack.person(workspace, 'Trainee East');
  const client = new webApi.WebClient(install.token, toTestSlack(slack));
  return { slack, workspace, install, trainer, trainee, client };
}

/** A Bolt app behind a request URL. */
export async function bolt(slack: Slack, token: string, listen: (app: App) => void): Promise<BoltApp> {
  const started = await startBolt(slack, token, listen);
  open.push(started);
  return started;
}

/** A plain text. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text });
/** A section with markup. */
export const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
/** A row of buttons; each acts as `do:<label>`. */
export const buttons = (...labels: string[]) => ({
  type: 'actions',
  elements: labels.map((label) => ({ type: 'button', action_id: `do:${label}`, text: plain(label), value: label })),
});
/** A question for text. */
export const question = (block: string, label: string, more: object = {}) => ({
  ...{ type: 'input', block_id: block, label: plain(label) },
  element: { type: 'plain_text_input', action_id: 'answer', multiline: true, ...more },
});
/** A modal that can be sent. */
export const modal = (title: string, ...blocks: object[]) => ({
  ...{ type: 'modal' as const, callback_id: 'form', title: plain(title), submit: plain('Send'), close: plain('Back') },
  blocks: blocks as [],
});
/** What went wrong with a call: Slack's error, else the client's code. */
export const codeOf = (error: unknown) =>
  (error as { data?: { error?: string } }).data?.error ?? (error as { code?: string }).code;
