import * as z from 'zod/mini';
import { coordinateSchema, lengthSchema } from './boundedNumbers.ts';
import { areaColours } from './project.ts';

// Each message completes "expected …".
const text = z.string({ error: 'a text' });

export const idSchema = text.check(z.minLength(1, 'an id'));
export const positionSchema = z.object(
  { x: coordinateSchema, y: coordinateSchema },
  { error: 'a position with x and y' },
);
export const sizeSchema = z.object(
  { width: lengthSchema, height: lengthSchema },
  { error: 'a width and a height' },
);

/** An area as it is drawn, whatever its id. */
export const areaSchema = z.object(
  {
    name: text,
    position: positionSchema,
    size: sizeSchema,
    colour: z.enum(areaColours, { error: `one of ${areaColours.join(', ')}` }),
  },
  { error: 'an area' },
);

/** A note as it is drawn, whatever its id. */
export const noteSchema = z.object({ text, position: positionSchema, size: sizeSchema }, { error: 'a note' });
