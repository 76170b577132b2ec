import type { Message } from '../model/message.ts';
import { summaryBlocks } from '../overview/list-message.ts';
import type { Context } from './context.ts';
import { menuMessage, withShared } from './menu.ts';
import { partners } from './partners.ts';
import { statusBlocks } from './status.ts';

/** Somebody's own page: what is open and what can be done now, with how their requirements stand; for a coordinator the overview of pairs, for a coach what is shared. */
export function homeMessage(context: Context): Message {
  const menu = menuMessage(context, null);
  const { person } = context;
  if (person.role === 'coordinator') return { ...menu, blocks: [...menu.blocks, ...summaryBlocks(context)] };
  if (person.role === 'coach') return withShared(context, menu);
  if (partners(context).length === 0) return menu;
  // What each command is for stands in the menu in the chat; here the state is what somebody comes for.
  return { ...menu, blocks: [...menu.blocks.filter(({ kind }) => kind !== 'facts'), ...statusBlocks(context)] };
}
