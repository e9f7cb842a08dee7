import { describe, expect, it } from 'vitest';
import { encodeGif } from './gif.js';

interface Decoded {
  readonly delays: number[];
  /** The picture after each frame, as colours. */
  readonly pictures: number[][];
}

/** Reads what encodeGif writes, by the words of the GIF89a specification. */
function decode(gif: Uint8Array): Decoded {
  const at = (index: number) => gif[index] ?? 0;
  const short = (index: number) => at(index) | (at(index + 1) << 8);
  expect(String.fromCharCode(...gif.subarray(0, 6))).toBe('GIF89a');
  const width = short(6);
  const palette = Array.from({ length: 256 }, (_, index) => {
    const start = 13 + index * 3;
    return (at(start) << 16) | (at(start + 1) << 8) | at(start + 2);
  });
  const decoded: Decoded = { delays: [], pictures: [] };
  let picture: number[] = new Array(width * short(8)).fill(-1);
  let position = 13 + 768;
  const readBlocks = () => {
    const bytes: number[] = [];
    for (let length = at(position++); length > 0; length = at(position++)) {
      bytes.push(...gif.subarray(position, position + length));
      position += length;
    }
    return bytes;
  };
  while (at(position) !== 0x3b) {
    if (at(position) === 0x21) {
      const isControl = at(position + 1) === 0xf9;
      if (isControl) decoded.delays.push(short(position + 4) * 10);
      position += 2;
      readBlocks();
      continue;
    }
    expect(at(position)).toBe(0x2c);
    const [left, top, partWidth] = [short(position + 1), short(position + 3), short(position + 5)];
    position += 11;
    picture = [...picture];
    decompress(readBlocks()).forEach((index, place) => {
      const target = (top + Math.floor(place / partWidth)) * width + left + (place % partWidth);
      if (index !== 255) picture[target] = palette[index] ?? -1;
    });
    decoded.pictures.push(picture);
  }
  return decoded;
}

function decompress(bytes: readonly number[]): number[] {
  let [bit, size] = [0, 9];
  let table: number[][] = [];
  const clear = () => {
    table = Array.from({ length: 258 }, (_, index) => [index]);
    size = 9;
  };
  clear();
  const result: number[] = [];
  let before: number[] | undefined;
  for (;;) {
    let code = 0;
    for (let index = 0; index < size; index++, bit++)
      code |= (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) << index;
    if (code === 257) return result;
    if (code === 256) {
      clear();
      before = undefined;
      continue;
    }
    const entry: number[] = table[code] ?? [...(before ?? []), before?.[0] ?? 0];
    if (before && table.length < 4096) table.push([...before, entry[0] ?? 0]);
    if (table.length === 1 << size && size < 12) size++;
    result.push(...entry);
    before = entry;
  }
}

const toPixels = (colours: readonly number[]) =>
  Uint8Array.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]));

describe('encodeGif', () => {
  it('keeps every frame, of which only the changed part is written', () => {
    const first = Array.from({ length: 64 * 48 }, (_, index) => (index % 7 === 0 ? 0xff0000 : 0x1020f0));
    const second = first.map((colour, index) => (index >= 640 && index < 900 ? 0x00ff00 : colour));
    const frames = [first, second, second].map((colours, index) => ({
      pixels: toPixels(colours),
      delay: 100 * (index + 1),
    }));
    const { delays, pictures } = decode(encodeGif(64, 48, frames));
    expect(delays).toEqual([100, 200, 300]);
    expect(pictures).toEqual([first, second, second]);
    const alone = encodeGif(64, 48, frames.slice(0, 1)).length;
    expect(encodeGif(64, 48, frames).length - alone).toBeLessThan(alone - 800);
  });

  it('clears the table when it is full', () => {
    // Hardly any sequence comes twice: the table of 4,096 entries fills several times.
    let seed = 1;
    const colours = Array.from({ length: 200 * 200 }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const shade = (seed >> 16) % 30;
      return (shade * 8) << 16;
    });
    expect(decode(encodeGif(200, 200, [{ pixels: toPixels(colours), delay: 40 }])).pictures).toEqual([
      colours,
    ]);
  });

  it('takes the nearest of the 255 most frequent colours where there are more', () => {
    const colours = Array.from(
      { length: 4096 },
      (_, index) => ((index >> 8) << 20) | ((index & 255) << 8) | 0x10,
    );
    const [picture = []] = decode(encodeGif(64, 64, [{ pixels: toPixels(colours), delay: 40 }])).pictures;
    expect(new Set(picture).size).toBeLessThanOrEqual(255);
    const used = [...new Set(picture)];
    const far = (left: number, right: number) =>
      [16, 8, 0].reduce((sum, bits) => sum + (((left >> bits) & 255) - ((right >> bits) & 255)) ** 2, 0);
    const isNearest = picture.map((colour, index) => {
      const wanted = colours[index] ?? 0;
      return far(colour, wanted) <= Math.min(...used.map((each) => far(each, wanted)));
    });
    expect(isNearest).not.toContain(false);
  });
});
