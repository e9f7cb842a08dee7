import type { Dialect } from './dialect.ts';
import { mysql } from './mysql.ts';
import type { SqlOptions } from './options.ts';
import { postgresql } from './postgresql.ts';
import { sqlite } from './sqlite.ts';

/** By the name of the option. */
export const dialects: Readonly<Record<SqlOptions['database'], Dialect>> = { postgresql, mysql, sqlite };
