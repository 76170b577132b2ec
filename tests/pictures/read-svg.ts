/** An element of a picture. */
export type Part = { name: string; attributes: Record<string, string>; text: string };

const entity = /&#(\d+);/g;
const tag = /<(\/?)([a-z]+)((?: [a-z-]+="[^"<&]*"|(?: xmlns="[^"]*"))*)(\/?)>|([^<]+)/gi;

/** A picture's elements in order. Throws on mark-up that is not well-formed in the small way we write it: anything unclosed, unescaped or odd. */
export function partsOf(svg: string): Part[] {
  const parts: Part[] = [];
  const open: Part[] = [];
  let end = 0;
  for (const found of svg.matchAll(tag)) {
    if (found.index !== end) throw new Error(`not well-formed at ${end}: ${svg.slice(end, end + 40)}`);
    end += found[0].length;
    const [, closing, name = '', attributes = '', empty, text] = found;
    if (text !== undefined) {
      if (/&(?!#\d+;)/.test(text)) throw new Error(`an & that is not escaped: ${text}`);
      const inside = open.at(-1);
      if (inside === undefined) throw new Error(`text outside everything: ${text}`);
      inside.text += text.replace(entity, (_, code: string) => String.fromCodePoint(Number(code)));
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
    } else {
      const part = { name, attributes: Object.fromEntries(pairs(attributes)), text: '' };
      parts.push(part);
      if (!empty) open.push(part);
    }
  }
  if (end !== svg.length || open.length > 0) throw new Error('it does not end');
  return parts;
}

function pairs(attributes: string): [string, string][] {
  return [...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/gi)].map(([, name = '', value = '']) => [name, value]);
}

/** All points that a path goes through; throws on commands that we do not write. */
export function pointsOf(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y, x0, y0] = [0, 0, 0, 0];
  const number = '-?\\d+(?:\\.\\d+)?';
  const step = new RegExp(`([MLlm])(${number}) (${number})|([Hhv])(${number})|z`, 'g');
  let end = 0;
  for (const { 0: all, 1: to, 2: a, 3: b, 4: along, 5: c, index } of path.matchAll(step)) {
    if (index !== end) throw new Error(`an odd path: ${path.slice(end, end + 30)}`);
    end += all.length;
    if (to === 'M' || to === 'L') [x, y] = [Number(a), Number(b)];
    else if (to !== undefined) [x, y] = [x + Number(a), y + Number(b)];
    else if (along === 'H') x = Number(c);
    else if (along === 'h') x += Number(c);
    else if (along === 'v') y += Number(c);
    else [x, y] = [x0, y0];
    if (to === 'M') [x0, y0] = [x, y];
    points.push([x, y]);
  }
  if (end !== path.length) throw new Error(`an odd path: ${path.slice(end, end + 30)}`);
  return points;
}
