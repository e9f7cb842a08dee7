import { defineSource } from '../source.ts';
import { openSchemaTexts } from '../sql/openTables.ts';
import { optionsSchema, style } from '../sql/options.ts';
import { readDbml } from './reading/readDbml.ts';

/** The tables that DBML describes, the language of dbdiagram.io. */
export const source = defineSource({
  options: optionsSchema,
  style,
  readInSteps: (input) =>
    openSchemaTexts({ ending: '.dbml', content: 'tables in DBML', read: readDbml }, input),
});
