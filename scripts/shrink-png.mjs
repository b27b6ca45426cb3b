import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
const RGB = 2;
const BYTES_PER_PIXEL = 3;

/** Which neighbour a byte was written as the difference to, by the number of its line's filter. */
const PREDICTORS = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const guess = left + above - corner;
    const [a, b, c] = [left, above, corner].map((neighbour) => Math.abs(guess - neighbour));
    return a <= b && a <= c ? left : b <= c ? above : corner;
  },
];

function chunksOf(png) {
  const chunks = [];
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk({ name, data }) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The same lines, each with filter 0: as they are. */
function unfiltered(lines, width) {
  const size = width * BYTES_PER_PIXEL + 1;
  const plain = Buffer.alloc(lines.length);
  const at = (line, x) => (line < 0 || x <= 0 ? 0 : plain[line * size + x]);
  for (let line = 0; line * size < lines.length; line++) {
    const predict = PREDICTORS[lines[line * size]];
    for (let x = 1; x < size; x++) {
      const before = x - BYTES_PER_PIXEL;
      plain[line * size + x] =
        lines[line * size + x] + predict(at(line, before), at(line - 1, x), at(line - 1, before));
    }
  }
  return plain;
}

/**
 * Makes an RGB picture of a page smaller without changing a pixel: flat areas and letters that repeat are found best where
 * lines are written as they are.
 *
 * @see {@link https://www.w3.org/TR/png-3/#9Filters}
 */
export function shrinkPng(png) {
  const chunks = chunksOf(png);
  const header = chunks[0].data;
  if (header[9] !== RGB) return png;
  const data = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map((each) => each.data));
  const plain = unfiltered(inflateSync(data), header.readUInt32BE(0));
  const smaller = { name: 'IDAT', data: deflateSync(plain, { level: 9, memLevel: 9 }) };
  const kept = [chunks[0], smaller, { name: 'IEND', data: Buffer.alloc(0) }];
  return Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...kept.map(chunk)]);
}
