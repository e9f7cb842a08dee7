import * as z from 'zod/mini';

/**
 * The numbers that come in from outside (stored records, files, links, the
 * clipboard), each with the range that the code can work with.
 */

/** How far from the origin anything stands on the canvas, and the longest side of anything there. CSS pixels at zoom 1. */
export const canvasLimit = 1_000_000;

/** The last moment that a `Date` can hold, in milliseconds since 1970. */
export const latestTime = 8.64e15;

/** A value between two others; the lower one for what is not a number. */
function clamp(value: number, least: number, most: number): number {
  return value >= least ? Math.min(value, most) : least;
}

/** The nearest coordinate on the canvas; 0 for what is not a number. */
export function clampCoordinate(value: number): number {
  // JSON has no -0.
  return Number.isNaN(value) ? 0 : clamp(value, -canvasLimit, canvasLimit) + 0;
}

/** The nearest length of a side on the canvas. */
export function clampLength(value: number): number {
  return clamp(value, 1, canvasLimit);
}

/** Any number, also those that JSON does not have; structured clones hold them. */
export const anyNumber = z.custom<number>((value) => typeof value === 'number', { error: 'a number' });

/** The length of a side, before it is brought to the largest that there is on the canvas. */
export const anyLength = anyNumber.check(z.refine((value) => value > 0, 'a number above 0'));

/** Milliseconds since 1970, such that a `Date` can hold them. */
export const timeSchema = z
  .number({ error: 'a time' })
  .check(z.gte(0, 'a time'), z.lte(latestTime, 'a time'));

/**
 * When something was written. A time that no clock can show says nothing about
 * what it stands beside: it counts as the earliest one, and the next save
 * mends it.
 */
export const writtenAtSchema = z.catch(timeSchema, 0);

/** How many there are of something. */
export const countSchema = z.int({ error: 'a number of things' }).check(z.nonnegative());

/** A size of the page's own parts, in CSS pixels: no screen is larger. */
export const panelSizeSchema = z.number().check(z.nonnegative(), z.lte(10_000));

/** The version of a record or a file. */
export const versionSchema = z.int({ error: 'the number of a version' }).check(z.positive());
