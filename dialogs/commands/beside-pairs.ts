import { isCoach } from '../coach/shares.ts';
import type { Context } from './context.ts';

/** What stands in the menu and the help of somebody who is in no pair now: phrases by key, and commands in order. */
export function besidePairs(context: Pick<Context, 'person' | 'state'>) {
  const { person } = context;
  switch (person.role) {
    case 'coordinator':
      return {
        menu: 'menu.coordinator',
        help: 'help.coordinator',
        privacy: 'help.privacy-coordinator',
        commands: ['overview', 'poll', 'pair', 'coach', 'settings', 'data'],
      } as const;
    case 'coach':
      return isCoach(person)
        ? ({ menu: 'coach.menu', help: 'coach.help', privacy: 'coach.readers', commands: ['year', 'data'] } as const)
        : ({ menu: 'coach.over', help: 'coach.over', privacy: 'help.privacy', commands: ['data'] } as const);
    case 'group':
      return { menu: 'menu.group', help: 'help.group', privacy: 'help.privacy', commands: ['data'] } as const;
    default: {
      const left = leftOver(context);
      const menu = left.includes('overview')
        ? 'menu.ended'
        : person.role === 'trainer'
          ? 'menu.former'
          : left.length > 0
            ? 'menu.ended'
            : 'start.no-partner';
      const help = left.length > 0 ? 'help.former' : 'help.unplaced';
      return { menu, help, privacy: 'help.privacy', commands: [...left, 'data'] } as const;
    }
  }
}

/** What a placement leaves to somebody of it: its overview once it is over, and also to who left it the own reports and year. */
export function leftOver({ person, state }: Pick<Context, 'person' | 'state'>): string[] {
  const isOver = state.placements.some(
    ({ trainee, trainers }) => trainee === person.id || trainers.includes(person.id),
  );
  return [
    ...(isOver || person.finished.length > 0 ? ['records'] : []),
    ...(isOver ? ['overview'] : []),
    ...(person.role === 'trainer' ? ['year'] : []),
  ];
}
