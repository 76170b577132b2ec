/** What Teams allows, and what we put up with. Times in ms, sizes in bytes. */
export const TEAMS_LIMITS = {
  /** Of an activity that comes in; the same as on the other channels. */
  body: 256 * 1024,
  /** Of a refused body that is still read, so that the sender gets to see the answer. */
  drain: 4 * 1024 * 1024,
  /** Characters of an id that the platform gives; the longest seen have some 250. */
  id: 500,
  /** A dialog is answered within 5 s, or Teams says that something went wrong. */
  dialog: 4_500,
  /** A card's button is answered within 15 s, less where the network is slow. */
  card: 9_000,
  /** A turn that takes longer shows that we are busy with it. */
  typing: 1_000,
  /** A request of ours to the platform, and a look at who somebody is. */
  request: 15_000,
  lookup: 3_000,
  /** How long before it is looked up again who somebody is whom nobody of ours turned out to be: an address may be mended. */
  lookupAgain: 60 * 60_000,
  /** After the word to stop, what is still under way to the platform is ended, or the program would live for as long as that. */
  stop: 7_000,
  /** Back-off after throttling: the first pause, doubled each time, and the longest. */
  pause: 1_000,
  longestPause: 5 * 60_000,
  /** How often an update of an earlier message is tried before nobody knows whether it was made. */
  updates: 5,
  /** Times we wrote in one conversation or for one tenant: so many within so many ms (platform figures, 2026). */
  conversation: [
    { most: 7, within: 1_000 },
    { most: 8, within: 2_000 },
    { most: 60, within: 30_000 },
    { most: 1_800, within: 3_600_000 },
  ],
  tenant: [{ most: 50, within: 1_000 }],
  /** Group posts of one person that are remembered as answered. */
  told: 5,
} as const;
