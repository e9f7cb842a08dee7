import * as z from 'zod/mini';

/**
 * Numbers from outside (stored records, files, links, the clipboard), each with
 * the range that the code can work with.
 */

/** The largest coordinate on the canvas, and the longest side of an item, in CSS pixels at zoom 1. */
export const canvasLimit = 1_000_000;

/** The last moment that a `Date` can hold, in milliseconds since 1970. */
export const latestTime = 8.64e15;

/** Limits a value to a range. Returns the lower limit for NaN. */
function clamp(value: number, least: number, most: number): number {
  return value >= least ? Math.min(value, most) : least;
}

/** Returns the nearest coordinate on the canvas; 0 for NaN. */
export function clampCoordinate(value: number): number {
  // JSON has no -0.
  return Number.isNaN(value) ? 0 : clamp(value, -canvasLimit, canvasLimit) + 0;
}

/** Returns the nearest length that a side may have on the canvas. */
export function clampLength(value: number): number {
  return clamp(value, 1, canvasLimit);
}

/** Any number, including NaN and the infinities: JSON does not have them, but structured clones do. */
export const anyNumber = z.custom<number>((value) => typeof value === 'number', { error: 'a number' });

/** The length of a side, before it is limited to the canvas. */
export const anyLength = anyNumber.check(z.refine((value) => value > 0, 'a number above 0'));

/** Milliseconds since 1970, in the range of `Date`. */
export const timeSchema = z
  .number({ error: 'a time' })
  .check(z.gte(0, 'a time'), z.lte(latestTime, 'a time'));

/**
 * The time when something was written. An invalid time does not make its record
 * invalid: it counts as the earliest time, and the next save corrects it.
 */
export const writtenAtSchema = z.catch(timeSchema, 0);

/** A count of things. */
export const countSchema = z.int({ error: 'a number of things' }).check(z.nonnegative());

/** The size of a panel of the page, in CSS pixels: no screen is larger. */
export const panelSizeSchema = z.number().check(z.nonnegative(), z.lte(10_000));

/** The version of a record or a file. */
export const versionSchema = z.int({ error: 'the number of a version' }).check(z.positive());
