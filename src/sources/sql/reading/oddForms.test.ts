import { describe, expect, it } from 'vitest';
import { read, tablesIn } from '../testing/readTables.ts';

describe('odd forms', () => {
  it('SO1: of MySQL: a comment of many dashes, JSON as MariaDB writes it, partitions in a comment', () => {
    const text = `--- a; comment ---
CREATE TABLE \`t\` (\`id\` int(11) NOT NULL, e longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(\`e\`)), g enum("a","b"), UNIQUE KEY \`u\` (\`g\`(3) DESC,\`id\`), KEY \`l\` ((lower(g))), CONSTRAINT FOREIGN KEY (id) REFERENCES \`db\`.\`z\` (\`w\`) ON DELETE SET DEFAULT) ENGINE=InnoDB COMMENT = 'hi'
/*!50100 PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB) */;
CREATE TABLE u LIKE t;`;
    expect(tablesIn(text, 'mysql')).toEqual(['t(id, e, g) id→z(w)', 'u(id, e, g)']);
    const [t] = read(text, 'mysql').tables;
    expect([t?.comment, t?.uniques, t?.columns.map(({ type }) => [type.name, type.args])]).toEqual([
      ...['hi', [['g', 'id']]],
      [
        ['int', ['11']],
        ['json', []],
        ['enum', ['a', 'b']],
      ],
    ]);
  });

  it('SO1: of PostgreSQL: exclusions, included columns, options, quoted types', () => {
    const text = `CREATE UNLOGGED TABLE IF NOT EXISTS "public"."a" (id integer primary key generated always as identity (start 1), b int REFERENCES b ON UPDATE CASCADE NOT DEFERRABLE, f bit varying(5), g "char", h interval day to second, k text COLLATE "C" NOT NULL, during tstzrange, EXCLUDE USING gist (during WITH &&), CONSTRAINT q UNIQUE NULLS NOT DISTINCT (b, f) INCLUDE (g)) WITH (fillfactor=70) TABLESPACE x;
ALTER TABLE a ALTER COLUMN b TYPE text USING b::text, ADD COLUMN IF NOT EXISTS m bigint DEFAULT nextval('s'::regclass) NOT NULL UNIQUE, ALTER g SET NOT NULL;
CREATE FOREIGN TABLE ft (id int OPTIONS (x 'y')) SERVER s OPTIONS (a 'b');`;
    expect(tablesIn(text, 'postgresql')).toEqual(['a(id*, b, f, g, h, k, during, m) b→b()', 'ft(id)']);
    const [a] = read(text, 'postgresql').tables;
    expect(a?.uniques).toEqual([['b', 'f'], ['m']]);
    expect(a?.columns.map(({ type, isRequired }) => `${type.name} ${isRequired}`)).toEqual([
      ...['integer true', 'text false', 'bit varying false', 'char true', 'interval day to second false'],
      ...['text true', 'tstzrange false', 'bigint true'],
    ]);
  });

  it('SO1: of SQLite: conflict clauses, STRICT, virtual tables', () => {
    const text = `CREATE TABLE "x" ("id" INTEGER PRIMARY KEY ASC ON CONFLICT REPLACE, n TEXT UNIQUE ON CONFLICT IGNORE, m int default (strftime('%s','now')), o NOT NULL, p REFERENCES y(z)) STRICT;
CREATE VIRTUAL TABLE fts USING fts5(a, b);`;
    expect(tablesIn(text, 'sqlite3')).toEqual(['x(id*, n, m, o, p) p→y(z)']);
    const { tables, notices } = read(text, 'sqlite3');
    expect(tables[0]?.columns.map(({ type, isRequired }) => `${type.name} ${isRequired}`)).toEqual([
      ...['integer false', 'text false', 'int false', ' true', ' false'],
    ]);
    expect(notices).toEqual(['1 virtual table left out: its columns are those of a module of SQLite.']);
  });

  it('SO1: of SQL Server: tables within IF, columns without names of types in brackets, versions of rows', () => {
    const text = `IF NOT EXISTS (SELECT * FROM sys.objects WHERE name = 'b')
BEGIN
CREATE TABLE [dbo].[b](
	[id] [uniqueidentifier] ROWGUIDCOL NOT NULL CONSTRAINT [d] DEFAULT (newsequentialid()),
	[x] [decimal](18, 2) NULL, [hier] [sys].[hierarchyid], m nvarchar(max), ValidFrom datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL, PERIOD FOR SYSTEM_TIME (ValidFrom, ValidTo), INDEX ix NONCLUSTERED (x))
END
GO
ALTER TABLE [dbo].[b] ADD PRIMARY KEY CLUSTERED ([id] ASC), CONSTRAINT fk FOREIGN KEY (x) REFERENCES actor(actor_id) NOT FOR REPLICATION;
CREATE UNIQUE NONCLUSTERED INDEX [ux] ON [dbo].[b] ([x] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]`;
    expect(tablesIn(text, 'mssql')).toEqual(['b(id*, x, hier, m, ValidFrom) x→actor(actor_id)']);
    expect(read(text, 'mssql').tables[0]?.uniques).toEqual([['x']]);
  });
});
