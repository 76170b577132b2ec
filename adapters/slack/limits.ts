/** What we put up with from Slack and it from us; times in ms. Where no source is named the figure is our own choice. */
export const SLACK_LIMITS = {
  /** Bytes of a request body. */
  body: 256 * 1024,
  /** Bytes of a refused body that are still read, so that the sender gets to see the answer. */
  drain: 5 * 1024 * 1024,
  /** Age of a signed request (Slack: "Verifying requests", five minutes). */
  past: 300_000,
  /** How far Slack's clock may be ahead of ours. */
  future: 30_000,
  /** Slack shows an error when a command, button or form is not answered within 3 s. */
  answer: 2_500,
  /** One call of the Web API. */
  call: 8_000,
  /** Connections for posting at the most, and how long one without a use is kept: Slack closes it some time after. */
  sockets: 100,
  idle: 4_000,
  /** Looking up somebody's address while they wait, and how long before it is done again for who is nobody of ours. */
  lookup: 1_200,
  lookupAgain: 60 * 60_000,
  /** Slack takes about one message per second per conversation, with short bursts (Slack: "Rate limits"). */
  pace: 1_000,
  burst: 3,
  /** Newest messages of a conversation that are looked through for one that may have arrived. */
  history: 50,
  /** How often looking is tried, and how long between. */
  looks: 4,
  lookAgain: 2_000,
  /** Longest wait of our own between two tries of what did not reach Slack. */
  longestPause: 60_000,
  /** What is shown to one person at once is tried again for this long, and after this pause at first when Slack names none. */
  patience: 150_000,
  firstPause: 500,
  /** A person's own page is renewed this long after their last turn. */
  homeQuiet: 1_500,
  /** Forms whose words are remembered while they are open. */
  drafts: 500,
  /** Forms that were given back at once and stand nowhere else, and how long they can be opened. */
  replies: 500,
  replyAge: 30 * 60_000,
  /** Characters of a message that are taken over into a new question. */
  question: 1_000,
  /** Stop waits this long for what is running. */
  stop: 8_000,
} as const;
