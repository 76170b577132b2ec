import { type Answered, cardAnswer, taskAnswer } from './answered.ts';
import type { Card } from './card.ts';
import type { Delivered, TeamsClient } from './client.ts';
import { type Activity, type Conversation, latest, type Post } from './conversation.ts';
import { type Filled, pressed } from './fill-in.ts';
import { type Message, messagesOf, type Shown, shownKey } from './message.ts';
import type { Person } from './person.ts';
import { activityOf, refreshOf } from './press.ts';
import { edited, erased, installation, invoke, membership, type Place, textSaid } from './said.ts';

/** What came of pressing a button. */
type Tapped = {
  /** What was sent and answered; null when the card itself would not send it. */
  delivered: Delivered | null;
  /** The messages beside the inputs that are not right, when nothing was sent for that. */
  errors: string[];
  dialog: Dialog | null;
  notice: string | null;
  /** Why the client says that something went wrong; null when it does not. */
  failed: string | null;
};

/** A dialog (task module) that is open. */
type Dialog = { title: string; card: Card; submit: (button: string, filled?: Filled) => Promise<Tapped> };

/** A conversation with the bot in it, as one person sees and uses it. */
export type Chat = {
  person: Person;
  conversation: Conversation;
  /** Installs the bot here: what Teams then sends, in order. */
  install: () => Promise<Delivered[]>;
  uninstall: () => Promise<Delivered[]>;
  /** Somebody else comes into, or goes out of, the group or channel. */
  add: (person: Person) => Promise<Delivered>;
  remove: (person: Person) => Promise<Delivered>;
  /** Blocks the bot, or lets it in again: the bot hears nothing of it. */
  block: (isBlocked: boolean) => void;
  /** In a group or channel the bot is mentioned: at `@bot` in the text, else before it. */
  say: (text: string) => Promise<Delivered>;
  /** What `say` would hand over, not said yet: to be handed over by hand, as it is or with something changed. */
  compose: (text: string) => Activity;
  /** Changes or removes what this person said before. */
  edit: (said: Delivered, text: string) => Promise<Delivered>;
  erase: (said: Delivered) => Promise<Delivered>;
  /** The same activity once more, with a new token. */
  redeliver: (delivered: Delivered) => Promise<Delivered>;
  /** Presses the button with this title in the newest message that has it, or in the message `on`; throws when there is none. */
  tap: (title: string, filled?: Filled, on?: Message) => Promise<Tapped>;
  /** The invoke or message that a press would send, to hand over by hand: out of order, twice, or changed. */
  draft: (title: string, filled?: Filled, on?: Message) => Activity;
  /** The thread of a channel that a message is in. */
  thread: (of: Delivered | Message) => Chat;
  messages: () => Message[];
  /** The newest message of the bot; throws when there is none. */
  last: () => Message;
  /** How often the bot showed that it is busy. */
  typing: () => number;
  /** Closes and opens the chat: cards in the place of others are gone, and cards that ask for it are refreshed. */
  reopen: () => Promise<Tapped[]>;
};

/** The chat of `place.person`. */
export function chatOf(place: Place, deliver: TeamsClient['deliver'], shown: Shown): Chat {
  const { connector, conversation, person } = place;
  const { memory, bot } = connector;
  const seen = () => messagesOf(conversation, person, place.thread, shown);
  const compose = (text: string) => {
    const id = memory.nextId();
    // A message outside a thread begins one, and bears its id.
    const thread = conversation.kind === 'channel' ? (place.thread ?? id) : null;
    return { id, thread, activity: textSaid({ ...place, thread }, id, text) };
  };
  const sayNow = (text: string) => {
    const { id, thread, activity } = compose(text);
    memory.post(conversation, person, activity, thread, id);
    return deliver(activity);
  };
  const ownPost = ({ activity }: Delivered): Post => {
    const post = conversation.posts.find(({ id, by }) => id === activity.id && by !== 'bot');
    if (post === undefined) throw new Error('That is no message of a person in this conversation.');
    return post;
  };
  const apply = (answer: Answered, delivered: Delivered, on: Post): Tapped => {
    if (answer.kind === 'card')
      shown.set(shownKey(person, on), { json: answer.card.json, versions: on.versions.length });
    return {
      ...nothing,
      delivered,
      notice: answer.kind === 'notice' ? answer.text : null,
      failed: answer.kind === 'failed' ? answer.why : null,
      dialog: answer.kind === 'dialog' ? openDialog(answer.title, answer.card, on) : null,
    };
  };
  const openDialog = (title: string, card: Card, on: Post): Dialog => ({
    title,
    card,
    submit: async (button, filled = {}) => {
      const action = card.actions.find((one) => one.title === button);
      if (action?.kind !== 'Action.Submit') throw new Error(`No Action.Submit «${button}» in the dialog`);
      const sent = pressed(card, action, filled);
      if (!sent.ok) return { ...nothing, errors: sent.errors };
      const value = { data: sent.data, context: { theme: 'default' } };
      const delivered = await deliver(invoke(inThread(on), 'task/submit', value, on));
      return apply(taskAnswer(delivered, 'task/submit'), delivered, on);
    },
  });
  const find = (title: string, on?: Message) => {
    for (const { post, message } of seen().reverse()) {
      if (post.by !== 'bot' || (on !== undefined && message.id !== on.id)) continue;
      for (const card of message.cards) {
        const action = card.actions.find((one) => one.title === title);
        if (action !== undefined) return { post, card, action };
      }
    }
    throw new Error(
      `No button «${title}». Buttons: ${seen()
        .flatMap(({ message }) => titles(message))
        .join(', ')}`,
    );
  };
  const send = async (activity: Activity, on: Post): Promise<Tapped> => {
    const delivered = await deliver(activity);
    if (activity.name === 'adaptiveCard/action') return apply(cardAnswer(delivered), delivered, on);
    if (activity.name === 'task/fetch') return apply(taskAnswer(delivered, 'task/fetch'), delivered, on);
    const failed = delivered.status >= 200 && delivered.status < 300 ? null : `status ${delivered.status}`;
    return { ...nothing, delivered, failed };
  };
  const inThread = (on: Post): Place => ({ ...place, thread: on.thread });
  return {
    person,
    conversation,
    install: async () => {
      conversation.installed = true;
      const added = [bot.id, ...(conversation.kind === 'personal' ? [person.id] : [])];
      return [await deliver(installation(place, 'add')), await deliver(membership(place, 'membersAdded', added))];
    },
    uninstall: async () => {
      conversation.installed = false;
      const removed = await deliver(installation(place, 'remove'));
      if (conversation.kind === 'personal') return [removed];
      return [removed, await deliver(membership(place, 'membersRemoved', [bot.id]))];
    },
    add: (other) => {
      conversation.members.push(other);
      return deliver(membership(place, 'membersAdded', [other.id]));
    },
    remove: (other) => {
      conversation.members = conversation.members.filter(({ id }) => id !== other.id);
      return deliver(membership(place, 'membersRemoved', [other.id]));
    },
    block: (isBlocked) => {
      conversation.blocked = isBlocked;
    },
    say: sayNow,
    compose: (text) => compose(text).activity,
    edit: (said, text) => {
      const post = ownPost(said);
      const activity = edited(inThread(post), post.id, text);
      post.versions.push({ ...activity, type: 'message' });
      return deliver(activity);
    },
    erase: (said) => {
      const post = ownPost(said);
      post.deleted = true;
      return deliver(erased(inThread(post), post.id));
    },
    redeliver: ({ activity }) => deliver(activity),
    tap: async (title, filled = {}, on) => {
      const suggested = seen()
        .at(-1)
        ?.message.suggested.find((one) => one.title === title);
      if (suggested !== undefined) return { ...nothing, delivered: await sayNow(suggested.value) };
      const { post, card, action } = find(title, on);
      const sent = pressed(card, action, filled);
      if (!sent.ok) return { ...nothing, errors: sent.errors };
      return send(activityOf(inThread(post), action, sent.data, post, memory.nextId()), post);
    },
    draft: (title, filled = {}, on) => {
      const { post, card, action } = find(title, on);
      const sent = pressed(card, action, filled);
      if (!sent.ok) throw new Error(`The card does not send this: ${sent.errors.join(', ')}`);
      return activityOf(inThread(post), action, sent.data, post, memory.nextId());
    },
    thread: (of) => {
      const id = 'activity' in of ? ownPost(of).thread : of.thread;
      if (id === null) throw new Error('Only in a channel messages are in a thread.');
      return chatOf({ ...place, thread: id }, deliver, shown);
    },
    messages: () => seen().map(({ message }) => message),
    last: () => {
      const newest = seen().findLast(({ post }) => post.by === 'bot');
      if (newest === undefined) throw new Error('The bot has said nothing here.');
      return newest.message;
    },
    typing: () => conversation.posts.filter((post) => latest(post).type === 'typing').length,
    reopen: async () => {
      for (const { post } of seen()) shown.delete(shownKey(person, post));
      const asking = seen().filter(({ message }) => message.cards.some((card) => refreshOf(card, person) !== null));
      const answers: Tapped[] = [];
      for (const { post, message } of asking) {
        const action = message.cards.map((card) => refreshOf(card, person)).find((one) => one !== null);
        const value = { action, trigger: 'automatic' };
        answers.push(await send(invoke(inThread(post), 'adaptiveCard/action', value, post), post));
      }
      return answers;
    },
  };
}

const nothing: Tapped = { delivered: null, errors: [], dialog: null, notice: null, failed: null };

function titles({ cards }: Message): string[] {
  return cards.flatMap(({ actions }) => actions.map(({ title }) => title));
}
