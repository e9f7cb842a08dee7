import * as z from 'zod/mini';
import { anyLength, anyNumber, canvasLimit, clampCoordinate, clampLength } from './boundedNumbers.ts';
import { areaColours } from './project.ts';

// Each message completes "expected …".
const text = z.string({ error: 'a string' });

export const idSchema = text.check(z.minLength(1, 'an id'));
/** Positions and sizes that were clamped to the canvas when they were read. An item that is moved later gets a new object. */
const clamped = new WeakSet<object>();

export const wasClamped = (place: object): boolean => clamped.has(place);

export const positionSchema = z.pipe(
  z.object({ x: anyNumber, y: anyNumber }, { error: 'a position with x and y' }),
  z.transform((raw) => noteClamped(raw, { x: clampCoordinate(raw.x), y: clampCoordinate(raw.y) })),
);
const sizeSchema = z.pipe(
  z.object({ width: anyLength, height: anyLength }, { error: 'a width and a height' }),
  z.transform((raw) => noteClamped(raw, { width: clampLength(raw.width), height: clampLength(raw.height) })),
);

function noteClamped<Place extends object>(raw: object, place: Place): Place {
  if (Object.values(raw).some((value: number) => Math.abs(value) > canvasLimit)) clamped.add(place);
  return place;
}

/** An area without its id. */
export const areaSchema = z.object(
  {
    name: text,
    position: positionSchema,
    size: sizeSchema,
    colour: z.enum(areaColours, { error: `one of ${areaColours.join(', ')}` }),
  },
  { error: 'an area' },
);

/** A note without its id. */
export const noteSchema = z.object({ text, position: positionSchema, size: sizeSchema }, { error: 'a note' });
