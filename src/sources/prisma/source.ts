import * as z from 'zod/mini';
import { defineSource } from '../source.ts';
import { openSchemaTexts } from '../sql/openTables.ts';
import { optionsSchema as sqlOptions, style } from '../sql/options.ts';
import { readPrisma } from './reading/readPrisma.ts';

const language = { ending: '.prisma', content: 'the models of a Prisma schema', read: readPrisma };

/** The models of a Prisma schema, through the tables that they stand for. */
export const source = defineSource({
  // Those of SQL, but for the guesses: in a Prisma schema what is a relation says so.
  options: z.omit(sqlOptions, { guessKeys: true }),
  style,
  readInSteps: (input) =>
    openSchemaTexts(language, { ...input, options: { ...input.options, guessKeys: false } }),
});
