import { isSameJson } from '../../lib/equal.ts';
import { type Database, databases } from '../application/databases.ts';
import type { Command } from './command.ts';

export interface SetDatabasesArguments {
  readonly chosen: readonly Database[];
}

/** Chooses the databases that the design is for: problems are looked for with them in view, and exports begin with them. */
export const setDatabases: Command<SetDatabasesArguments> = (project, { chosen }) => {
  const ordered = databases.filter((database) => chosen.includes(database));
  return isSameJson([...ordered], [...(project.databases ?? [])])
    ? project
    : { ...project, databases: ordered };
};
