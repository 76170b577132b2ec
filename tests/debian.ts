import { execFileSync } from 'node:child_process';

/** Installs a package of Debian as root, in CI or with LEERGESPREK_TEST_INSTALL set; elsewhere it does nothing. */
export function installPackage(name: string, env: NodeJS.ProcessEnv = process.env): void {
  if ((!env.CI && !env.LEERGESPREK_TEST_INSTALL) || process.getuid?.() !== 0) return;
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]])
    execFileSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
