import * as z from 'zod/mini';
import { fileProblem } from '../../model/index.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import { defineSource, type SourceInput, type Steps } from '../source.ts';
import { openTables, readSchemaTexts } from '../sql/openTables.ts';
import { optionsSchema as sqlOptions, style } from '../sql/options.ts';
import { readPrisma } from './reading/readPrisma.ts';

/** Those of SQL, but for the guesses: in a Prisma schema what is a relation says so. */
const optionsSchema = z.omit(sqlOptions, { guessKeys: true });

/** The models of a Prisma schema, through the tables that they stand for. */
export const source = defineSource({ options: optionsSchema, style, readInSteps: readPrismaInSteps });

function* readPrismaInSteps(input: SourceInput<z.output<typeof optionsSchema>>): Steps<OpenedFiles> {
  const { read, options } = input;
  const { texts, problems, skipped } = readSchemaTexts(input, '.prisma');
  const before = [...read.problems, ...problems];
  const allSkipped = [...read.skipped, ...skipped];
  const [first] = texts;
  if (first === undefined)
    return { name: null, models: [], modelConfig: null, problems: before, skipped: allSkipped };
  const found = yield* readPrisma(texts, options.dialect === 'auto' ? null : options.dialect);
  const isEmpty = found.schema.tables.length === 0 && found.schema.problems.length === 0;
  const missing = fileProblem({ path: first.path, expected: 'the models of a Prisma schema', found: 'none' });
  return yield* openTables(
    {
      ...{ found, paths: texts.map(({ path }) => path), skipped: allSkipped },
      problems: isEmpty ? [...before, missing] : before,
    },
    { ...input, options: { ...options, guessKeys: false } },
  );
}
