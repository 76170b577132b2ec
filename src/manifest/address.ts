import { isIP } from 'node:net';

/** Longest address that both Teams (2048) and Slack (2500 and more) take, with room for the paths behind it. */
const longest = 2000;

/** What is wrong with the public address of the program, with the remedy; null when it is right. */
export function addressProblem(text: string): string | null {
  const problem = linkProblem(text);
  if (problem !== null) return problem;
  const { hostname, pathname, search, hash } = new URL(text);
  if (!isPublicHost(hostname))
    return 'Give an address that Microsoft and Slack can reach over the internet. To try it out from your own machine, start a tunnel and give the address of that.';
  if (pathname !== '/' || search !== '' || hash !== '')
    return 'Leave out everything behind the host name, such as https://leergesprek.institute.nl.';
  return null;
}

/** What is wrong with a link that people are to open, with the remedy; null when it is right. */
export function linkProblem(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || url.hostname === '') return 'Give a whole address that starts with https://.';
  if (url.protocol !== 'https:') return 'Give an address that starts with https://; nothing else is let in.';
  if (url.username !== '' || url.password !== '') return 'Leave the user name and password out of the address.';
  return text.length > longest ? `Give an address of at most ${longest} characters.` : null;
}

function isPublicHost(host: string): boolean {
  return host.includes('.') && isIP(host.replace(/^\[|\]$/g, '')) === 0 && !/\.(local|localhost|internal)$/.test(host);
}
