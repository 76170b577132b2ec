import type { Contender } from './contender.ts';

/** What the parent asks of a contender's process; it answers them one at a time. */
export type Order = { order: 'transcript' } | { order: 'round'; size: number };

const module: { contender: Contender } = await import(process.argv[2] ?? '');

process.on('message', async (message: Order) => {
  const { contender } = module;
  process.send?.(message.order === 'transcript' ? await contender.transcript() : await contender.round(message.size));
});
process.send?.('ready');
