// @ts-check
import { post, Refused } from './api.js';
import { recall, remember } from './store.js';

/** @import { Input, Outcome, Pending } from './types.d.ts' */

const pauses = [500, 1000, 2000, 5000];

/**
 * Sends what people say, in order for each person, and goes on until the server acknowledges: the same id each
 * time, so that nothing is lost and nothing is done twice. Waiting things survive a reload.
 * @param {{ settled: (pending: Pending, outcome: Outcome) => void; stuck: (pending: Pending) => void }} given
 */
export function openOutbox({ settled, stuck }) {
  /** @type {Pending[]} */
  let waiting = recall('outbox', []);
  /** @type {Set<string>} */
  const running = new Set();
  /** @type {(() => void)[]} */
  let hurried = [];

  /** @param {Pending[]} next */
  function change(next) {
    waiting = next;
    remember('outbox', waiting.length > 0 ? waiting : null);
  }

  /** @param {string} person */
  async function run(person) {
    if (running.has(person)) return;
    running.add(person);
    let failures = 0;
    for (let first = firstOf(person); first; first = firstOf(person)) {
      const pending = first;
      const outcome = await attempt(pending);
      if (outcome) {
        failures = 0;
        change(waiting.filter(({ id }) => id !== pending.id));
        settled(pending, outcome);
      } else {
        stuck(pending);
        await pause(pauses[Math.min(failures, pauses.length - 1)] ?? 0);
        failures += 1;
      }
    }
    running.delete(person);
  }

  /** @param {string} person */
  function firstOf(person) {
    return waiting.find((pending) => pending.person === person);
  }

  /** @param {number} ms */
  function pause(ms) {
    return new Promise((resolve) => {
      hurried.push(() => resolve(null));
      setTimeout(resolve, ms);
    });
  }

  function hurry() {
    for (const go of hurried) go();
    hurried = [];
  }
  addEventListener('online', hurry);

  return {
    /** Tries at once what is waiting: the line is back. */
    hurry,
    resume() {
      for (const { person } of waiting) void run(person);
    },
    /**
     * @param {string} person
     * @param {Input} input
     * @param {string | null} key
     */
    put(person, input, key) {
      const pending = { id: eventId(), person, input, key };
      change([...waiting, pending]);
      void run(person);
      return pending;
    },
    /** @param {string} person */
    of: (person) => waiting.filter((pending) => pending.person === person),
  };
}

/**
 * What the server says; null when it did not get that far.
 * @param {Pending} pending
 * @returns {Promise<Outcome | null>}
 */
async function attempt({ id, person, input }) {
  try {
    return await post('/web/inbound', { person, id, input });
  } catch (problem) {
    if (problem instanceof Refused && problem.status < 500) return { reply: 'refused', error: problem.message };
    return null;
  }
}

/** Outside https and localhost a browser gives no randomUUID. */
function eventId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
