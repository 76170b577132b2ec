import { type Ask, conversationFor, type Method, no } from './method.ts';
import { messageOf } from './methods-chat.ts';
import { bodiesOf, wordsOf } from './shape.ts';

/** Sending a file in three steps; the bytes go to `upload_url` in between. */
export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    run: ({ world, args }) => {
      const name = wordsOf(args.filename);
      if (name === '' || !(Number(args.length) > 0)) return no('invalid_arguments');
      const id = world.id('F');
      world.files.set(id, { name, bytes: null, shared: false });
      return { upload_url: `${world.url}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    run: (ask) => {
      const { world, args } = ask;
      const asked = bodiesOf(args.files);
      const known = asked.map(({ id }) => world.files.get(wordsOf(id)));
      if (asked.length === 0 || known.some((one) => one === undefined || one.bytes === null))
        return no('file_not_found');
      const out = asked.map(({ id, title }) => {
        const file = world.files.get(wordsOf(id));
        return { id, title: title ?? file?.name, name: file?.name, size: file?.bytes?.length ?? 0 };
      });
      const failure = share(ask, out);
      if (failure !== null) return no(failure);
      for (const one of known) if (one !== undefined) one.shared = true;
      return { files: out };
    },
  },
};

function share(ask: Ask, out: unknown[]): string | null {
  if (ask.args.channel_id === undefined) return null;
  const channel = conversationFor(ask, ask.args.channel_id);
  if (channel === null) return 'channel_not_found';
  if (!channel.members.has(ask.install.botUserId)) return 'not_in_channel';
  const words = {
    text: wordsOf(ask.args.initial_comment),
    ...(ask.args.thread_ts !== undefined && { thread_ts: ask.args.thread_ts }),
  };
  channel.messages.push({ ...messageOf({ ...ask, args: words }), subtype: 'file_share', files: out });
  return null;
}
