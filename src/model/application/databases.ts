/** The databases that the designer knows besides memory. */
export const databases = ['postgresql', 'mysql', 'mongodb'] as const;

export type Database = (typeof databases)[number];

/** Those with tables and columns. */
export type SqlDatabase = Exclude<Database, 'mongodb'>;

/** How people call each database. */
export const databaseNames: Readonly<Record<Database, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL or MariaDB',
  mongodb: 'MongoDB',
};

/** Names databases in a sentence: "PostgreSQL and MySQL". */
export function listDatabases(names: readonly SqlDatabase[]): string {
  return names.map((name) => (name === 'mysql' ? 'MySQL' : databaseNames[name])).join(' and ');
}
