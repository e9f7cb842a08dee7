import * as z from 'zod/mini';

/** How many models a choice may name; more than are read. */
const MOST_NAMED = 10_000;

export const optionsSchema = z.object({
  /** The classes that are opened, by the id of their part of the report. Without it all. */
  models: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(MOST_NAMED))),
});

export type LoopBack4SourceOptions = z.output<typeof optionsSchema>;
