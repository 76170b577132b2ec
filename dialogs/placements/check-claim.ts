import type { Address } from '../model/inbound.ts';
import type { Person } from '../model/person.ts';
import { plain } from '../text/closest.ts';
import { sayAddress } from './address-text.ts';
import type { Trouble } from './trouble.ts';

/** Somebody as they are named for a placement: an address, and a name that may be left out when the address is known. */
export type Claim = { name: string; address: Address; role: Person['role'] };

/** Whose an address is already: nobody's (null), a person of this institute, or somebody elsewhere. */
export type Owner = null | { kind: 'person'; person: Person } | { kind: 'elsewhere' };

/** The longest name that is stored. */
const longestName = 80;

/**
 * What is wrong with naming this person, or null. An address that belongs to somebody of another name is refused: a slip
 * in it would show one person's conversations to another.
 */
export function claimTrouble({ name, address, role }: Claim, owner: Owner): Trouble | null {
  const said = sayAddress(address);
  if (owner?.kind === 'elsewhere') return { kind: 'other-institute', address: said };
  if (owner === null) {
    if (name === '') return { kind: 'name-missing', address: said };
    return name.length > longestName ? { kind: 'name-too-long', name } : null;
  }
  const { person } = owner;
  if (name !== '' && plain(name) !== plain(person.name))
    return { kind: 'other-name', address: said, name: person.name, given: name };
  return person.role === role ? null : { kind: 'other-role', address: said, name: person.name, role: person.role };
}

/** The address that stands twice among the people of one placement, as trouble; null when all differ. */
export function samePerson(addresses: readonly Address[]): Trouble | null {
  const said = addresses.map(sayAddress);
  const twice = said.find((one, index) => said.indexOf(one) !== index);
  return twice === undefined ? null : { kind: 'same-person', address: twice };
}
