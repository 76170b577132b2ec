import type { Answer } from './login.ts';

/**
 * What the service says when it refuses, by what is the matter. Codes and statuses from Microsoft's "Status codes from bot
 * conversational APIs"; the body of `writesBlocked` has another shape than the rest there too ("Send proactive messages").
 */
export const refusals = {
  notInstalled: problem(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope"),
  notInRoster: problem(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  blocked: problem(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.'),
  writesBlocked: {
    status: 403,
    body: {
      errorCode: 209,
      message: JSON.stringify({
        subCode: 'MessageWritesBlocked',
        details: 'Thread is blocked from message writes.',
        errorCode: null,
        errorSubCode: null,
      }),
    },
  },
  disabled: problem(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot'),
  unauthorized: problem(401, 'Unauthorized', 'Authorization has been denied for this request.'),
  badSyntax: problem(400, 'BadSyntax', 'Bad format of the request.'),
  noConversation: problem(404, 'ConversationNotFound', 'Conversation not found.'),
  noActivity: problem(404, 'ActivityNotFoundInConversation', 'The activity could not be found in the conversation.'),
  noMember: problem(404, 'MemberNotFoundInConversation', 'The member could not be found in the conversation.'),
  noOperation: problem(404, 'NotFound', 'No such operation.'),
  precondition: problem(412, 'PreconditionFailed', 'Precondition failed, please try again.'),
  tooBig: problem(413, 'MessageSizeTooBig', 'Message size too large.'),
  serverError: problem(500, 'ServiceError', 'Something went wrong.'),
  badGateway: problem(502, 'ServiceError', 'One of the dependencies failed.'),
  unavailable: problem(503, 'ServiceUnavailable', 'The service is unavailable.'),
  gatewayTimeout: problem(504, 'GatewayTimeout', 'One of the dependencies did not answer in time.'),
} as const satisfies Record<string, Answer>;

/** Too many requests, with or without the number of seconds to wait. */
export function throttled(retryAfter?: number): Answer {
  const answer = problem(429, 'Throttled', 'Too many requests.');
  return retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': String(retryAfter) } };
}

function problem(status: number, code: string, message: string) {
  return { status, body: { error: { code, message } } };
}
