import * as z from 'zod/mini';
import { withLabels } from '../optionFields.ts';

/** The databases whose SQL can be written. */
const databases = ['postgresql', 'mysql', 'sqlite'] as const;

/** The database whose tables are written. */
export const databaseOption = withLabels(z._default(z.enum(databases), 'postgresql'), {
  title: 'Database',
  labels: { postgresql: 'PostgreSQL', mysql: 'MySQL or MariaDB', sqlite: 'SQLite' },
});

export const optionsSchema = z.object({
  database: databaseOption,
  /** Whether the database refuses rows whose key points at nothing. */
  foreignKeys: withLabels(z._default(z.boolean(), true), { title: 'Foreign keys' }),
  /** Whether declared indexes, and one for each foreign key, are made. */
  indexes: withLabels(z._default(z.boolean(), true), { title: 'Indexes' }),
});

export type SqlOptions = z.output<typeof optionsSchema>;
