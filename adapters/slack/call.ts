import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as SafeAgent, request as safeRequest } from 'node:https';
import { z } from 'zod';
import { noRetryAfter } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import { webApi } from './sdk.ts';

/** Calls a method of the Web API, once, and gives what Slack answered to it. Throws the errors of Slack's own client, or the connection's. */
export type Call = (token: string, method: 'chat.postMessage' | 'chat.update', args: object) => Promise<Answer>;

type Answer = { ts?: string | undefined };

const publicApi = 'https://slack.com/api/';

/**
 * The way for what every turn needs. Slack's own client spends more than three times the processor time on a call: it sends the
 * arguments as a form, and writes three lines for a log that nobody keeps. `apiUrl` with a slash at the end; null for Slack's own.
 */
export function createCall(apiUrl: string | null): Call {
  const { protocol, hostname: host, port, pathname } = new URL(apiUrl ?? publicApi);
  const [Agent, request] = protocol === 'https:' ? [SafeAgent, safeRequest] : [PlainAgent, plainRequest];
  const agent = new Agent({ keepAlive: true, maxSockets: SLACK_LIMITS.sockets, timeout: SLACK_LIMITS.idle });

  return (token, method, args) =>
    new Promise((resolve, reject) => {
      const body = Buffer.from(JSON.stringify(args));
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json; charset=utf-8',
        'content-length': body.length,
      };
      const path = `${pathname}${method}`;
      const call = request({ host, port, path, method: 'POST', agent, headers });
      let late: NodeJS.Timeout | undefined;
      const fail = (fault: unknown) => {
        clearTimeout(late);
        reject(fault);
      };
      call.on('error', fail);
      // Waiting for a connection of our own is no matter of Slack's.
      call.on('socket', () => {
        late = setTimeout(() => call.destroy(new Late('late')), SLACK_LIMITS.call);
      });
      call.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () => {
          clearTimeout(late);
          const { statusCode = 0, headers: given } = response;
          try {
            resolve(answerOf(statusCode, given['retry-after'], Buffer.concat(chunks).toString()));
          } catch (fault) {
            reject(fault);
          }
        });
      });
      call.end(body);
    });
}

/** Slack did not answer in time; whether it did what was asked, nobody knows. */
class Late extends Error {
  readonly code = 'ETIMEDOUT';
}

const answered = z.object({ ok: z.boolean(), error: z.string().optional(), ts: z.string().optional() });

function answerOf(status: number, retryAfter: string | undefined, text: string): Answer {
  if (status === 429) {
    const seconds = Number.parseInt(retryAfter ?? '', 10);
    throw new webApi.WebAPIRateLimitedError(Number.isNaN(seconds) ? noRetryAfter / 1000 : seconds);
  }
  if (status !== 200) throw new webApi.WebAPIHTTPError(status, '', {}, '');
  const { ok, error = '', ts } = answered.parse(JSON.parse(text));
  if (!ok) throw new webApi.WebAPIPlatformError({ ok: false, error, response_metadata: {} });
  return { ts };
}
