import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installPackage } from './debian.ts';

const DEBIAN = '/usr/bin/chromium';

/**
 * Where Chromium is: CHROMIUM or Debian's place. As root, in CI or with LEERGESPREK_TEST_INSTALL set, Debian's
 * package is installed when it is missing. Null (and one line that says so) elsewhere; in CI that is an error.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const wanted = env.CHROMIUM ?? DEBIAN;
  if (existsSync(wanted)) return wanted;
  installPackage('chromium', env);
  if (existsSync(wanted)) return wanted;
  if (env.CI) throw new Error('browser tests need Chromium: set CHROMIUM to its path');
  console.log('browser tests not run: no Chromium');
  return null;
}

/** A browser without a window that calls nobody by itself. */
export function openBrowser(executablePath: string): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync'].map((name) => `--disable-${name}`);
  return chromium.launch({
    executablePath,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet],
  });
}
