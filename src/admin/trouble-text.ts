import type { Trouble } from '../../dialogs/placements/trouble.ts';

const addressForm =
  'Write the channel and the e-mail address there: teams:naam@instituut.nl or slack:naam@instituut.nl';

/** A trouble as an operator reads it: what is wrong and what to do. `known` are the ids of the programmes. */
export function troubleText(trouble: Trouble, known: readonly string[]): string {
  switch (trouble.kind) {
    case 'unknown-programme':
      return `there is no programme "${trouble.programme}". ${trouble.near === null ? `Choose from ${known.join(', ')}, with + between two.` : `Did you mean ${trouble.near}?`}`;
    case 'end-before-start':
      return `the end ${trouble.end} lies before the start ${trouble.start}. Correct one of them.`;
    case 'too-long':
      return `from ${trouble.start} to ${trouble.end} is longer than five years. Correct the year.`;
    case 'year-missing':
      return `${trouble.programme} asks other things in year 1 than in year 3. Give 1 or 3 in "jaar" (or "year").`;
    case 'address-form':
      return `"${trouble.text}" is no address. ${addressForm}.`;
    case 'address-missing':
      return trouble.name === ''
        ? `a person has neither name nor address. ${addressForm}, and the name beside it.`
        : `${trouble.name} has no address. ${addressForm}.`;
    case 'name-missing':
      return `${trouble.address} is nobody we know yet and has no name. Add the name.`;
    case 'name-too-long':
      return `the name "${trouble.name}" is longer than 80 characters. Shorten it.`;
    case 'other-institute':
      return `${trouble.address} is in use at another institute. Use this person's address at this one.`;
    case 'other-name':
      return `${trouble.address} belongs to ${trouble.name} already, not to ${trouble.given}. Correct the address, or write the name as it is known.`;
    case 'other-role':
      return `${trouble.address} belongs to ${trouble.name}, who is a ${trouble.role}. Correct the address, or put it in the column of that role.`;
    case 'same-person':
      return `${trouble.address} stands for two people of this placement. Give each an address of their own.`;
  }
}
