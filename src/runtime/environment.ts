/** The clock and the randomness that the runtime gets from outside. */
export interface Environment {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 up to but not including 1. */
  readonly random: () => number;
}

export const defaultEnvironment: Environment = { now: () => Date.now(), random: () => Math.random() };

const hex = (random: () => number, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');

/** The milliseconds from 1582-10-15, where the time of UUIDs starts, to 1970-01-01. */
const gregorianOffset = 12_219_292_800_000n;

/** A time-based UUID (version 1); node and clock sequence are random. */
export function createTimeUuid({ now, random }: Environment): string {
  const ticks = (BigInt(now()) + gregorianOffset) * 10_000n + BigInt(Math.floor(random() * 10_000));
  const digits = ticks.toString(16).padStart(15, '0');
  const sequence = (0x8000 + Math.floor(random() * 0x4000)).toString(16);
  return `${digits.slice(-8)}-${digits.slice(-12, -8)}-1${digits.slice(-15, -12)}-${sequence}-${hex(random, 12)}`;
}

/** A random UUID (version 4). */
export function createRandomUuid({ random }: Environment): string {
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${variant}${hex(random, 3)}-${hex(random, 12)}`;
}

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** A short random id of characters that are safe in a URL. */
export function createShortId({ random }: Environment, length = 9): string {
  return Array.from({ length }, () => idCharacters.charAt(Math.floor(random() * 64))).join('');
}
