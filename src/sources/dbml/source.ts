import { fileProblem } from '../../model/index.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import { defineSource, type SourceInput, type Steps } from '../source.ts';
import { openTables, readSchemaTexts } from '../sql/openTables.ts';
import { optionsSchema, type SqlOptions, style } from '../sql/options.ts';
import { readDbml } from './reading/readDbml.ts';

/** The tables that DBML describes, the language of dbdiagram.io. */
export const source = defineSource({ options: optionsSchema, style, readInSteps: readDbmlInSteps });

function* readDbmlInSteps(input: SourceInput<SqlOptions>): Steps<OpenedFiles> {
  const { read, options } = input;
  const { texts, problems, skipped } = readSchemaTexts(input, '.dbml');
  const before = [...read.problems, ...problems];
  const allSkipped = [...read.skipped, ...skipped];
  const [first] = texts;
  if (first === undefined)
    return { name: null, models: [], modelConfig: null, problems: before, skipped: allSkipped };
  const found = yield* readDbml(texts, options.dialect === 'auto' ? null : options.dialect);
  const isEmpty = found.schema.tables.length === 0 && found.schema.problems.length === 0;
  const missing = fileProblem({ path: first.path, expected: 'tables in DBML', found: 'none' });
  const paths = texts.map(({ path }) => path);
  return yield* openTables(
    { found, paths, skipped: allSkipped, problems: isEmpty ? [...before, missing] : before },
    input,
  );
}
