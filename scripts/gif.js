/** Writes an animated GIF (GIF89a): one palette for all frames, and of each frame only what has changed. */

/** @typedef {{ pixels: Uint8Array | Uint8ClampedArray, delay: number }} Frame RGBA by rows; how long it stays, in ms */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

const colourCount = 255;
/** The index that leaves a pixel as it was. */
const transparent = 255;
/** The length of a code at the start of LZW, for 256 colours. */
const codeSize = 8;

/**
 * @param {number} width @param {number} height @param {readonly Frame[]} frames
 * @returns {Uint8Array} a GIF that repeats forever
 */
export function encodeGif(width, height, frames) {
  const palette = choosePalette(frames);
  const toIndex = nearestIn(palette);
  /** @type {number[]} */
  const bytes = [...text('GIF89a'), ...short(width), ...short(height), 0xf7, 0, 0];
  for (let index = 0; index < 256; index++) bytes.push(...toBytes(palette[index] ?? 0));
  bytes.push(0x21, 0xff, 11, ...text('NETSCAPE2.0'), 3, 1, 0, 0, 0);
  /** @type {Uint8Array | undefined} */
  let before;
  for (const { pixels, delay } of frames) {
    const indices = toIndices(pixels, toIndex);
    const box = before ? changedBox(before, indices, width) : { left: 0, top: 0, width, height };
    const part = cut(indices, before, width, box);
    bytes.push(0x21, 0xf9, 4, 0b101, ...short(Math.round(delay / 10)), transparent, 0);
    bytes.push(0x2c, ...short(box.left), ...short(box.top), ...short(box.width), ...short(box.height), 0);
    bytes.push(codeSize);
    const packed = compress(part);
    for (let at = 0; at < packed.length; at += 255) {
      const block = packed.slice(at, at + 255);
      bytes.push(block.length, ...block);
    }
    bytes.push(0);
    before = indices;
  }
  bytes.push(0x3b);
  return Uint8Array.from(bytes);
}

/** @param {string} value */
const text = (value) => [...value].map((letter) => letter.charCodeAt(0));

/** @param {number} value */
const short = (value) => [value & 255, value >> 8];

/** @param {number} colour */
const toBytes = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/**
 * The colours that occur most.
 * @param {readonly Frame[]} frames @returns {readonly number[]}
 */
function choosePalette(frames) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { pixels } of frames) {
    for (let at = 0; at < pixels.length; at += 4) {
      const colour = colourAt(pixels, at);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  // Of colours that look the same the most frequent replaces the others.
  /** @type {Map<number, [number, number]>} */
  const bins = new Map();
  for (const [colour, count] of counts) {
    const bin = colour & 0xf8f8f8;
    const best = bins.get(bin);
    if (!best || best[1] < count) bins.set(bin, [colour, count]);
  }
  return [...bins.values()]
    .sort((left, right) => right[1] - left[1])
    .slice(0, colourCount)
    .map(([colour]) => colour);
}

/** @param {Uint8Array | Uint8ClampedArray} pixels @param {number} at */
const colourAt = (pixels, at) =>
  ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);

/** @param {readonly number[]} palette @returns {(colour: number) => number} the index of the nearest colour */
function nearestIn(palette) {
  /** @type {Map<number, number>} */
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const [red = 0, green = 0, blue = 0] = toBytes(colour);
    const distances = palette.map((each) => {
      const [r = 0, g = 0, b = 0] = toBytes(each);
      return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    });
    const nearest = distances.indexOf(Math.min(...distances));
    known.set(colour, nearest);
    return nearest;
  };
}

/** @param {Uint8Array | Uint8ClampedArray} pixels @param {(colour: number) => number} toIndex */
function toIndices(pixels, toIndex) {
  const indices = new Uint8Array(pixels.length / 4);
  for (let at = 0; at < indices.length; at++) indices[at] = toIndex(colourAt(pixels, at * 4));
  return indices;
}

/**
 * @param {Uint8Array} before @param {Uint8Array} after @param {number} width
 * @returns {Box} around every pixel that differs; a single pixel where none does
 */
function changedBox(before, after, width) {
  let [left, top, right, bottom] = [width, after.length, -1, -1];
  for (let at = 0; at < after.length; at++) {
    if (before[at] === after[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** @param {Uint8Array} after @param {Uint8Array | undefined} before @param {number} width @param {Box} box */
function cut(after, before, width, box) {
  const part = new Uint8Array(box.width * box.height);
  for (let at = 0; at < part.length; at++) {
    const from = (box.top + Math.floor(at / box.width)) * width + box.left + (at % box.width);
    part[at] = before && before[from] === after[from] ? transparent : (after[from] ?? 0);
  }
  return part;
}

/**
 * LZW as GIF has it: codes grow from nine to twelve bits, and the table is cleared when it is full.
 * @param {Uint8Array} indices @returns {number[]} bytes
 */
function compress(indices) {
  const clear = 1 << codeSize;
  /** @type {number[]} */
  const bytes = [];
  let [bits, bitCount, size] = [0, 0, codeSize + 1];
  /** @param {number} code */
  const write = (code) => {
    bits |= code << bitCount;
    for (bitCount += size; bitCount >= 8; bitCount -= 8) {
      bytes.push(bits & 255);
      bits >>>= 8;
    }
  };
  /** A known sequence and the index that follows → the code. @type {Map<number, number>} */
  let table = new Map();
  let next = clear + 2;
  write(clear);
  let sequence = indices[0] ?? 0;
  for (const index of indices.subarray(1)) {
    const key = (sequence << 8) | index;
    const longer = table.get(key);
    if (longer !== undefined) {
      sequence = longer;
      continue;
    }
    write(sequence);
    if (next < 4096) {
      table.set(key, next);
      if (next++ === 1 << size) size++;
    } else {
      write(clear);
      [table, next, size] = [new Map(), clear + 2, codeSize + 1];
    }
    sequence = index;
  }
  write(sequence);
  write(clear + 1);
  if (bitCount > 0) bytes.push(bits & 255);
  return bytes;
}
