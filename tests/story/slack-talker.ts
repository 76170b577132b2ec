import { vi } from 'vitest';
import type { Person } from '../slack/platform/client.ts';
import type { Conversation } from '../slack/platform/world.ts';
import type { Talker } from './tell.ts';

/** Somebody in Slack as a talker: a form is opened in a modal, filled in and sent. `open` is the label of the button that opens one; in a channel when one is named. */
export function slackTalker(person: Person, open: string, channel?: Conversation): Talker {
  const place = channel === undefined ? {} : { in: channel };
  const ofApp = () => person.messages(place).filter(({ mine }) => !mine);
  const words = () =>
    ofApp()
      .map(({ text }) => text)
      .join('\n');

  async function tapNow(label: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const inChat = ofApp().findLast(({ buttons }) => buttons.includes(label));
    const choices = Object.values(fields);
    const chosen = inChat?.buttons.find((one) => choices.some((choice) => one.includes(choice)));
    if (inChat !== undefined && (choices.length === 0 || chosen !== undefined)) {
      if (chosen !== undefined) for (const [field] of Object.entries(fields)) await person.fills({ [field]: [chosen] });
      return check(await person.taps(label, place));
    }
    check(await person.taps(open, place));
    try {
      await fillIn(label, fields);
    } catch (fault) {
      if (person.modal() !== null) await person.closes('cross');
      throw fault;
    }
  }

  async function fillIn(label: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const modal = person.modal();
    if (modal === null) throw new Error('no modal opened');
    const filled: Record<string, string | string[]> = {};
    for (const [wanted, value] of Object.entries(fields)) {
      const field = modal.fields.find((one) => one.label.startsWith(wanted));
      if (field === undefined)
        throw new Error(`no field «${wanted}»; there are ${modal.fields.map((one) => one.label).join(', ')}`);
      filled[field.label] = field.choices.find((one) => one.includes(value)) ?? value;
    }
    if (modal.buttons.includes(label)) {
      await person.fills(filled);
      check(await person.taps(label));
      // A button in a form cannot close it; it says that it is done.
      await person.closes('cross');
      return;
    }
    if (modal.submit !== label) throw new Error(`the modal has [${modal.submit}], no [${label}]`);
    const done = await person.submits(filled);
    if (done.kind !== 'closed' && done.kind !== 'cleared') throw new Error(`not sent: ${JSON.stringify(done)}`);
  }

  return {
    words,
    async shownFor(label) {
      check(await person.taps(label, place));
      const text = await vi.waitFor(
        () => {
          const modal = person.modal();
          if (modal === null) throw new Error(`no window for [${label}]`);
          return modal.text;
        },
        { timeout: 20_000, interval: 20 },
      );
      await person.closes('cross');
      return text;
    },
    tap: (label, fields = {}) => vi.waitFor(() => tapNow(label, fields), { timeout: 20_000, interval: 50 }),
    async type(text) {
      if (text.startsWith('/leergesprek')) check(await person.command('/leergesprek', text.slice(13)));
      else await person.says(text);
    },
    until: (wanted, times = 1) =>
      vi.waitFor(
        () => {
          if (words().split(wanted).length <= times) throw new Error(`never read «${wanted}»`);
        },
        { timeout: 20_000, interval: 20 },
      ),
  };
}

function check({ failure }: { failure: string | null }): void {
  if (failure !== null) throw new Error(`not taken: ${failure}`);
}
