import * as z from 'zod/mini';
import { withLabels } from '../../targets/optionFields.ts';
import type { Style } from '../source.ts';
import { dialects } from './dialect.ts';
import { dialectIds } from './schema.ts';

/** How many tables a choice may name; more than are read. */
const MOST_NAMED = 10_000;

export const optionsSchema = z.object({
  dialect: withLabels(z._default(z.enum(['auto', ...dialectIds]), 'auto'), {
    title: 'Database',
    labels: {
      auto: 'As the file says',
      ...Object.fromEntries(dialectIds.map((id) => [id, dialects[id].label])),
    },
  }),
  /** How models and properties are named. The names of tables and columns are kept for the connector either way. */
  names: withLabels(z._default(z.enum(['loopback', 'database']), 'loopback'), {
    title: 'Names',
    labels: { loopback: 'As LoopBack writes them', database: 'As in the database' },
  }),
  /** Whether the table "customers" becomes the model Customer. */
  singular: withLabels(z._default(z.boolean(), false), { title: 'Name models in the singular' }),
  joinTables: withLabels(z._default(z.enum(['through', 'hasAndBelongsToMany']), 'through'), {
    title: 'Join tables',
    labels: { through: 'has many through', hasAndBelongsToMany: 'has and belongs to many, where it fits' },
  }),
  /** Whether columns are taken for foreign keys by their names, where the database has none (see guessKeys). */
  guessKeys: withLabels(z._default(z.boolean(), true), {
    title: 'Without foreign keys, relate by names such as customer_id',
  }),
  /** The tables that are opened, by the id of their part of the report. Without it all, except those that are part of others. */
  tables: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(MOST_NAMED))),
});

/** See Source. */
export const style: Style = [['names', 'singular'], ['joinTables'], ['guessKeys']];

export type SqlOptions = z.output<typeof optionsSchema>;
