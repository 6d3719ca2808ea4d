/** Draws herbst.png, leaves in the wind: 8-bit RGB, as WhatsApp takes pictures. Run: node examples/bilder/generate.mjs */
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

/** Headers of messages are shown about twice as wide as high. */
const WIDTH = 800;
const HEIGHT = 418;
const SKY = [
  [255, 236, 196],
  [231, 146, 84],
];
const LEAVES = [
  [178, 58, 38],
  [214, 104, 36],
  [122, 74, 32],
  [240, 178, 50],
];

const leaves = Array.from({ length: 46 }, (_, n) => ({
  x: (n * 173) % WIDTH,
  y: (n * 97 + ((n * n) % 31)) % HEIGHT,
  size: 12 + ((n * 37) % 23),
  turn: n * 0.7,
  color: LEAVES[n % LEAVES.length],
}));

/** A leaf is where two circles overlap; its vein lets the sky through. */
function isOn({ x, y, size, turn }, px, py) {
  const dx = (px - x) * Math.cos(turn) + (py - y) * Math.sin(turn);
  const dy = (py - y) * Math.cos(turn) - (px - x) * Math.sin(turn);
  const isInside = Math.hypot(dx, dy - size) < size * 1.45 && Math.hypot(dx, dy + size) < size * 1.45;
  return isInside && Math.abs(dy) > 0.9;
}

function colorAt(x, y) {
  const leaf = leaves.findLast((one) => isOn(one, x, y));
  if (leaf) return leaf.color;
  // In steps: a picture of a few kilobytes.
  const share = Math.round((y / HEIGHT) * 24) / 24;
  return SKY[0].map((from, channel) => Math.round(from + (SKY[1][channel] - from) * share));
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(WIDTH, 0);
header.writeUInt32BE(HEIGHT, 4);
header.set([8, 2], 8);
const rows = Array.from({ length: HEIGHT }, (_, y) =>
  Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => colorAt(x, y)).flat()]),
);
writeFileSync(
  new URL('herbst.png', import.meta.url),
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
