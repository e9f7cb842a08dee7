import * as z from 'zod/mini';
import { anyLength, anyNumber, canvasLimit, clampCoordinate, clampLength } from './boundedNumbers.ts';
import { areaColours } from './project.ts';

// Each message completes "expected …".
const text = z.string({ error: 'a text' });

export const idSchema = text.check(z.minLength(1, 'an id'));
/** Positions and sizes that were brought to the border when they were read; what is on the canvas since is none of them. */
const brought = new WeakSet<object>();

export const wasClamped = (place: object): boolean => brought.has(place);

export const positionSchema = z.pipe(
  z.object({ x: anyNumber, y: anyNumber }, { error: 'a position with x and y' }),
  z.transform((raw) => remember(raw, { x: clampCoordinate(raw.x), y: clampCoordinate(raw.y) })),
);
const sizeSchema = z.pipe(
  z.object({ width: anyLength, height: anyLength }, { error: 'a width and a height' }),
  z.transform((raw) => remember(raw, { width: clampLength(raw.width), height: clampLength(raw.height) })),
);

function remember<Place extends object>(raw: object, place: Place): Place {
  if (Object.values(raw).some((value: number) => Math.abs(value) > canvasLimit)) brought.add(place);
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
