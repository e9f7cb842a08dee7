/**
 * How the names of the files end that each source reads, by its id. Apart from the
 * registry, because the first page needs nothing else of it.
 */
export const endings = {
  project: ['.json'],
  prisma: ['.prisma'],
  dbml: ['.dbml'],
  sql: ['.sql', '.ddl', '.psql', '.pgsql', '.mysql', '.dump', '.sqlite', '.sqlite3', '.db', '.bak', '.gz'],
  loopback4: ['.ts'],
  openapi: ['.yaml', '.yml', '.json'],
  jsonschema: ['.json'],
  pasted: [],
  loopback3: ['.json', '.js'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** All of them, each once. */
export const allEndings: readonly string[] = [...new Set(Object.values(endings).flat())];
