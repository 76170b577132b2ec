import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../adapters/slack/install.ts';
import { OPEN_SHORTCUT, TAKE_OVER } from '../../adapters/slack/read.ts';
import { parseCommand } from '../../dialogs/commands/parse.ts';
import { realContent } from '../real-content.ts';
import { faults, make, right } from './sample.ts';

const schema = 'slack-manifest-2.schema.json';
const host = right.LEERGESPREK_URL ?? '';
const http = make({ LEERGESPREK_URL: `${host}/` }).slack;
const socket = make({ SLACK_APP_TOKEN: 'xapp-1-A1-2-b3' }).slack;

describe('the Slack manifest', () => {
  it.each([
    ['HTTP', http],
    ['Socket Mode', socket],
  ])("is what Slack's schema asks, for %s", (_form, manifest) => {
    expect(faults(schema, manifest)).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain('{{');
  });

  it('would be found wrong by that schema with a shortcut name that is too long', () => {
    const shortcuts = [{ ...http.features.shortcuts[0], name: 'x'.repeat(25) }];
    const wrong = { ...http, features: { ...http.features, shortcuts } };
    expect(faults(schema, wrong)).toEqual(['/features/shortcuts/0/name must NOT have more than 24 characters']);
  });

  it('has everything come in at one address over HTTP', () => {
    expect(http.features.slash_commands[0].url).toBe(`${host}/slack/events`);
    expect(http.settings.event_subscriptions.request_url).toBe(`${host}/slack/events`);
    expect(http.settings.interactivity.request_url).toBe(`${host}/slack/events`);
    expect(http.oauth_config.redirect_urls).toEqual([`${host}/slack/oauth_redirect`]);
    expect(http.settings.socket_mode_enabled).toBe(false);
  });

  it('has no address at all in Socket Mode, and is the same otherwise', () => {
    expect(JSON.stringify(socket)).not.toContain('http');
    expect(socket.settings.socket_mode_enabled).toBe(true);
    const bare = structuredClone(http);
    delete bare.features.slash_commands[0].url;
    delete bare.settings.event_subscriptions.request_url;
    delete bare.settings.interactivity.request_url;
    delete bare.oauth_config.redirect_urls;
    bare.settings.socket_mode_enabled = true;
    expect(socket).toEqual(bare);
  });

  it('is for Socket Mode when that is asked, before there is a token; also with an address for Teams', () => {
    expect(make({}, ['--socket']).slack).toEqual(socket);
    expect(make({ ...right, SLACK_APP_TOKEN: 'xapp-1-A1-2-b3' }).slack).toEqual(socket);
  });

  it('asks what the adapter asks when it is installed, each with a reason', () => {
    expect([...http.oauth_config.scopes.bot].sort()).toEqual([...SCOPES].sort());
    expect(reasons('Slack scopes')).toEqual([...SCOPES].sort());
    expect(reasons('Slack events')).toEqual([...http.settings.event_subscriptions.bot_events].sort());
  });

  it('has the shortcuts that the adapter knows', () => {
    const ids = http.features.shortcuts.map(
      ({ type, callback_id }: Record<string, string>) => `${type} ${callback_id}`,
    );
    expect(ids).toEqual([`message ${TAKE_OVER}`, `global ${OPEN_SHORTCUT}`]);
  });

  it('hints at words the content knows', () => {
    const { commands } = realContent().nl;
    const [slash] = http.features.slash_commands;
    expect(parseCommand(slash.command, commands)).toMatchObject({ name: 'menu' });
    const words = slash.usage_hint.replace(/[[\]]/g, '').split(' | ');
    expect(words.length).toBeGreaterThan(5);
    for (const word of words)
      expect(parseCommand(`${slash.command} ${word}`, commands)).toMatchObject({ kind: 'command', as: word, rest: '' });
  });
});

/** The names in the table under a heading of manifest/README.md. */
function reasons(heading: string): string[] {
  const [, section = ''] = readFileSync('manifest/README.md', 'utf8').split(`## ${heading}\n`);
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([\w:.]+)` \| \S.{10,} \|$/gm)]
    .map(([, name = '']) => name)
    .sort();
}
