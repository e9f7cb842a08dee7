import * as z from 'zod/mini';
import { areaColours } from './project.ts';

// Each message completes "expected …".
const text = z.string({ error: 'a text' });
const number = z.number({ error: 'a number' });
const positive = number.check(z.positive('a number above 0'));

export const idSchema = text.check(z.minLength(1, 'an id'));
export const positionSchema = z.object({ x: number, y: number }, { error: 'a position with x and y' });
export const sizeSchema = z.object({ width: positive, height: positive }, { error: 'a width and a height' });

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
