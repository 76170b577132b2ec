import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const peers = ['botbuilder', 'botbuilder-dialogs', 'bullmq', 'ioredis', 'xstate'];

/** Installs the engines to compare with, exactly as locked, when they are not there. Throws when that fails. */
export function installPeers(): void {
  if (peers.every((peer) => existsSync(`${folder}node_modules/${peer}/package.json`))) return;
  console.error('Installing the engines to compare with in tests/bench ...');
  // Without scripts: the one of botbuilder-dialogs is not needed here and fails under some npm settings.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new Error('The engines could not be installed. Try `npm ci --ignore-scripts` in tests/bench.');
}
