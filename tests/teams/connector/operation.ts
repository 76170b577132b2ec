/** What can be asked of the Connector. `send` is a message to a conversation, `reply` one to an activity. */
export type OperationName = 'create' | 'send' | 'reply' | 'update' | 'delete' | 'members' | 'member' | 'pagedMembers';

/** One request, read from its method and path; ids are empty where there are none. */
export type Operation = {
  name: OperationName;
  /** The first part of the path: serviceUrl is `http://host/<region>/`. */
  region: string;
  conversationId: string;
  activityId: string;
  memberId: string;
};

const conversation = '/v3/conversations/(?<conversationId>[^/]+)';
const activity = `${conversation}/activities/(?<activityId>[^/]+)`;

const routes: readonly [OperationName, string, string][] = [
  ['create', 'POST', '/v3/conversations'],
  ['send', 'POST', `${conversation}/activities`],
  ['reply', 'POST', activity],
  ['update', 'PUT', activity],
  ['delete', 'DELETE', activity],
  ['members', 'GET', `${conversation}/members`],
  ['member', 'GET', `${conversation}/members/(?<memberId>[^/]+)`],
  ['pagedMembers', 'GET', `${conversation}/pagedmembers`],
];

/** Which operation a request is, or null when it is none. */
export function readOperation(method: string, path: string): Operation | null {
  for (const [name, wanted, pattern] of routes) {
    const found = new RegExp(`^/(?<region>[^/]+)${pattern}/?$`).exec(path);
    if (method !== wanted || found === null) continue;
    const part = (of: string) => decodeURIComponent(found.groups?.[of] ?? '');
    return {
      name,
      region: part('region'),
      conversationId: part('conversationId'),
      activityId: part('activityId'),
      memberId: part('memberId'),
    };
  }
  return null;
}
