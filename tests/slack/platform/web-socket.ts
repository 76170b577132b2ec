import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of one WebSocket (RFC 6455, text only, no extensions). */
export type WebSocketEnd = { send: (text: string) => void; close: () => void; destroy: () => void };

/** Accepts an upgrade; `heard` gets every text, `gone` is called once when it is over. */
export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  heard: (text: string) => void,
  gone: () => void,
): WebSocketEnd {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  const head = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
  ];
  stream.write(`${head.join('\r\n')}\r\n\r\n`);
  let waiting = Buffer.alloc(0);
  let pieces: Buffer[] = [];
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    gone();
  };
  stream.on('close', end);
  stream.on('error', end);
  stream.on('data', (part: Buffer) => {
    waiting = Buffer.concat([waiting, part]);
    for (let frame = cut(waiting); frame !== null; frame = cut(waiting)) {
      waiting = waiting.subarray(frame.size);
      if (frame.code === 9) stream.write(framed(10, frame.content));
      else if (frame.code === 8) stream.end(framed(8, frame.content));
      else if (frame.code <= 2) {
        pieces.push(frame.content);
        if (!frame.last) continue;
        heard(Buffer.concat(pieces).toString());
        pieces = [];
      }
    }
  });
  return {
    send: (text) => void stream.write(framed(1, Buffer.from(text))),
    close: () => void stream.write(framed(8, Buffer.from([3, 232]))),
    destroy: () => void stream.destroy(),
  };
}

/** The first whole frame in these bytes, unmasked; null when there is none yet. */
function cut(bytes: Buffer): { code: number; last: boolean; content: Buffer; size: number } | null {
  if (bytes.length < 2) return null;
  const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
  const short = second & 127;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const masked = (second & 128) !== 0;
  const size = start + (masked ? 4 : 0) + length;
  if (bytes.length < size) return null;
  const content = Buffer.from(bytes.subarray(size - length, size));
  if (masked) for (let at = 0; at < length; at++) content[at] = (content[at] ?? 0) ^ (bytes[start + (at % 4)] ?? 0);
  return { code: first & 15, last: (first & 128) !== 0, content, size };
}

/** A frame from server to client: whole and unmasked. */
function framed(code: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 126 ? Buffer.from([128 | code, length]) : Buffer.alloc(length < 65536 ? 4 : 10);
  if (length >= 126) {
    head.writeUInt8(128 | code, 0);
    head.writeUInt8(length < 65536 ? 126 : 127, 1);
    if (length < 65536) head.writeUInt16BE(length, 2);
    else head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, content]);
}
