/**
 * Who may do what, written from the domain's page on signals and confidentiality ("Who sees what") and from the roles of issue 6,
 * without looking at the code. Every deed that is found in a decision must stand here, with those who may do it:
 *
 *   self                 the one it is about
 *   pair                 trainee or trainer of this placement, now
 *   took part            takes or took part in this conversation
 *   oversees             coordinator now, of this institute, of this placement or of one that nobody has
 *   coordinator          coordinator now, of this institute
 *   asks                 coordinator now, of this group
 *   member               of this group, or known and in one of its channels
 *   in its channel       anybody, also unknown, in one of the group's channels
 *   reporter             reported this signal
 *   receives             coordinator now, and the one this signal was sent to
 *   shares a year        trainer and coach of whom the one shares a year with the other, before or after it
 *
 * Nobody may do what has an empty list.
 */
export const mayDo = {
  'change own settings, lists and reach': ['self'],
  'change own role, name, institute or placements': [],
  'begin or end a conversation in the lists of another': ['shares'],
  'put a signal in the list of the coordinator, or take it out': ['shares', 'reporter'],
  'place somebody, or make somebody known': ['coordinator'],
  'share the own year with a coach, or withdraw it': ['self'],
  'make somebody a coach again, or end that': ['coordinator'],
  'end what another shares with a coach': ['coordinator', 'self'],
  'change anything else of another': [],
  'make a placement': ['coordinator'],
  'end a placement': ['oversees'],
  'set own days and part of full time': ['pair'],
  'change agenda, agreements and plans of a placement': ['pair', 'took part', 'oversees'],
  'change or remove what another has on the agenda and has not shared': [],
  'change the people, programmes or anything else of a placement': [],
  'begin a conversation': ['pair', 'self'],
  'go on with a conversation': ['took part'],
  'change what another answered': [],
  'report a signal': ['pair'],
  'change the state of a signal': ['receives'],
  'change the words of a signal': [],
  'remove a signal': ['reporter'],
  'react to reminders': ['pair', 'oversees'],
  waive: ['oversees'],
  'handle an escalation': ['oversees'],
  'write the pair’s own line': ['pair'],
  'be told less of another': [],
  'make or change a group': ['asks'],
  'join a group': ['member'],
  'open or stop a poll': ['asks'],
  'answer a poll': ['member', 'in its channel'],
  'change an answer of another to a poll': [],
  'note what was looked at': ['self'],
  'count what was done': ['pair', 'took part'],
  'count in the name of another': ['took part'],
  'let a finished conversation take the place of what was counted for it, or undo that': ['took part'],
  'take back what another counted': [],
  'say something to oneself': ['self'],
  'say something to another': ['shares', 'oversees', 'receives', 'asks', 'welcomes', 'shares a year'],
  'post in a group': ['asks'],
  'erase oneself': ['self'],
  'erase of another': [],
  'set a moment': ['own institute', 'in its channel'],
} as const satisfies Record<string, readonly Relation[]>;

export type Deed = keyof typeof mayDo;

/** How the actor stands to what a deed is about. */
export type Relation =
  | 'self'
  | 'pair'
  | 'shares'
  | 'took part'
  | 'oversees'
  | 'coordinator'
  | 'asks'
  | 'member'
  | 'in its channel'
  | 'reporter'
  | 'receives'
  | 'welcomes'
  | 'shares a year'
  | 'own institute';

/**
 * Whose names somebody may be shown: nobody of another institute, ever; a coordinator everybody of their own; a member of a
 * pair those of that pair with their coordinator; a trainer the coaches there are; a coach who shares a year with them now. `namesOf` in judge.ts works it out.
 */
export const mayDownload = {
  'own-json': 'themselves',
  'own-html': 'themselves',
  'pairs-csv': 'coordinator',
  'pairs-xlsx': 'coordinator',
  'figures-csv': 'coordinator',
  'figures-xlsx': 'coordinator',
} as const;
