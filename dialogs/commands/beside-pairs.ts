import { isCoach } from '../coach/shares.ts';
import type { Context } from './context.ts';

/** What stands in the menu and the help of somebody who is in no pair now: phrases by key, and commands in order. */
export function besidePairs({ person, state }: Pick<Context, 'person' | 'state'>) {
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
      const menu = state.placements.length > 0 ? 'menu.ended' : 'start.no-partner';
      return { menu, help: 'help.unplaced', privacy: 'help.privacy', commands: ['data'] } as const;
    }
  }
}
