import * as z from 'zod/mini';
import { databaseNames, databases } from '../../model/index.ts';
import { withLabels } from '../optionFields.ts';

export { type Database, databaseNames, databases } from '../../model/index.ts';

/** The options that every exported application has. */
export const applicationOptions = {
  /** The databases whose connectors are dependencies. Rows are in memory where none is chosen. */
  databases: withLabels(
    z._default(z.array(z.enum(databases)).check(z.maxLength(databases.length)), ['postgresql']),
    { title: 'Databases', labels: databaseNames },
  ),
  /** Whether the rows of the playground come along. */
  rows: withLabels(z._default(z.boolean(), true), { title: 'Rows of the playground' }),
  /** Where the application listens. */
  port: withLabels(z._default(z.int().check(z.minimum(1), z.maximum(65_535)), 3000), { title: 'Port' }),
};

export const applicationSchema = z.object(applicationOptions);

export type ApplicationOptions = z.output<typeof applicationSchema>;
