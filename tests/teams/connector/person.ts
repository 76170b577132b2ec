import { createHash } from 'node:crypto';

/** A member of a conversation as Teams tells about them. */
export type Person = {
  id: string;
  name: string;
  aadObjectId: string;
  givenName: string;
  surname: string;
  email: string;
  userPrincipalName: string;
  tenantId: string;
  userRole: 'user' | 'guest';
};

/** Somebody in a tenant. Their ids follow from tenant and name, so that they are the same person in the next process. */
export function personOf(name: string, tenantId: string, other: Partial<Person> = {}): Person {
  const digest = createHash('sha256').update(`${tenantId} ${name}`).digest('hex');
  const part = (from: number, to: number) => digest.slice(from, to);
  const [givenName = name, ...surname] = name.split(' ');
  const address = `${name.toLowerCase().replaceAll(' ', '.')}@instituut.nl`;
  return {
    id: `29:1${createHash('sha512').update(digest).digest('base64url').slice(0, 60)}`,
    name,
    aadObjectId: `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`,
    givenName,
    surname: surname.join(' '),
    email: address,
    userPrincipalName: address,
    tenantId,
    userRole: 'user',
    ...other,
  };
}

/** A member as the roster gives them: the object id stands in it under its old and its new name. */
export function memberBody(person: Person): Record<string, unknown> {
  return { ...person, objectId: person.aadObjectId };
}
