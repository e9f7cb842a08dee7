import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import { readProjectFile } from '../project/readProjectFile.ts';
import { dialects } from './dialect.ts';
import { readSchema } from './reading/readSchema.ts';
import { dialectIds } from './schema.ts';
import { source } from './source.ts';

const open = (text: string, options: object = {}) => {
  const read = { files: [{ path: 'a.sql', text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options }));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};

const reportOf = (text: string) =>
  open(text).problems.map(({ line, expected, found }) => [line, expected, found]);

const whole = `CREATE TABLE "a b" (id serial PRIMARY KEY, t text DEFAULT 'x;''y' NOT NULL, n numeric(10,2)[]);
/* c */ CREATE TABLE c (id int, a_id int REFERENCES "a b" (id) ON DELETE SET NULL, UNIQUE (a_id)); -- d
ALTER TABLE ONLY c ADD CONSTRAINT p PRIMARY KEY (id), ALTER COLUMN id SET DEFAULT nextval('s'::regclass);
COPY c (id) FROM stdin;
1;
\\.
CREATE FUNCTION f() RETURNS int AS $x$ SELECT ';' $x$ LANGUAGE sql;
INSERT INTO c VALUES (1, E'\\'', $$;$$);
`;

describe('hostile input', () => {
  it('SO9: a text cut, doubled or shuffled at any place is read to the end, and never throws', () => {
    const parts = whole.split(/(?<=[\s(),;'"$])/);
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ...parts,
            '\\',
            '`',
            '[',
            ']',
            '/*',
            '*/',
            '/*!40101 ',
            '\0',
            '\n',
            'GO\n',
            'DELIMITER //\n',
            'BEGIN ',
          ),
        ),
        fc.constantFrom(...dialectIds),
        (some, dialect) => {
          expect(() => open(some.join(''), { dialect })).not.toThrow();
        },
      ),
      { seed: 16, numRuns: 400 },
    );
  });

  it('SO9: pieces of any size are read the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...dialectIds),
        fc.nat(whole.length),
        (size, dialect, cut) => {
          const text = whole.slice(0, cut);
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
            text.slice(at * size, (at + 1) * size),
          );
          const read = (some: readonly string[]) =>
            runAtOnce(readSchema([{ path: 'a', pieces: some }], dialect));
          expect(read(pieces)).toEqual(read([text]));
        },
      ),
      { seed: 16, numRuns: 200 },
    );
  });

  it('SO9: the number of tables and columns, and the depth of brackets, are bounded', () => {
    const columns = (count: number) => Array.from({ length: count }, (_, index) => `c${index} int`).join();
    expect(reportOf(`CREATE TABLE t (${columns(5003)});`)).toEqual([
      [1, 'at most 5,000 columns in a table', 'one more in t, c5000'],
    ]);
    const tables = Array.from({ length: 5003 }, (_, index) => `CREATE TABLE t${index} (id int);`).join('\n');
    expect(runAtOnce(readSchema([{ path: 'a', pieces: [tables] }], null)).schema.problems).toEqual([
      { path: 'a', line: 5001, expected: 'at most 5,000 tables', found: 'one more, t5000' },
    ]);
    const deep = `CREATE TABLE t (id int DEFAULT ${'('.repeat(50_000)}1${')'.repeat(50_000)});`;
    expect(open(deep).models).toHaveLength(1);
  });

  it('SO9: of many parts that cannot be read some are listed, and the others counted', () => {
    const text = Array.from({ length: 203 }, (_, index) => `CREATE TABLE t${index} (id int`).join(';\n');
    const { problems, report } = open(`CREATE TABLE a (id int);\n${text};`);
    expect(problems).toHaveLength(200);
    expect(report?.remarks.map((remark) => remark.text)).toContain('3 more parts could not be read.');
  });

  it('SO9: names of any kind become legal models, properties, relations and files', () => {
    const names = [
      '__proto__',
      'constructor',
      'a.b',
      'a/b',
      '../x',
      'CON',
      '💥',
      "it''s",
      ' ',
      '1',
      'toString',
      'x'.repeat(300),
    ];
    const tables = names.map(
      (name) => `CREATE TABLE "${name}" ("${name}" int PRIMARY KEY, "${name}_id" int REFERENCES "${name}");`,
    );
    for (const options of [
      {},
      { names: 'database' },
      { singular: true, joinTables: 'hasAndBelongsToMany' },
    ]) {
      const { models, problems } = open(tables.join('\n'), { dialect: 'postgresql', ...options });
      expect(problems).toEqual([]);
      expect(models).toHaveLength(names.length);
      expect(new Set(models.map(({ path }) => path.toLowerCase())).size).toBe(names.length);
      expect(new Set(models.map(({ definition }) => definition.name)).size).toBe(names.length);
      for (const { path, definition } of models) {
        expect(path).toMatch(/^common\/models\/[\w-]+\.json$/);
        expect(definition.name).not.toBe('');
        expect(Object.keys(definition.properties ?? {})).toHaveLength(2);
        expect(Object.keys(definition.properties ?? {}).join()).not.toMatch(/\./);
      }
    }
    expect(({} as Record<string, unknown>)['int']).toBeUndefined();
  });
});

describe('what can’t be read', () => {
  it('SO10: is listed with its line, and the good tables are opened', () => {
    const text = 'CREATE TABLE a (id int PRIMARY KEY);\nFROBNICATE the database;\nCREATE TABLE b (id int';
    const opened = open(text);
    expect(opened.models.map(({ definition }) => definition.name)).toEqual(['A']);
    expect(reportOf(text)).toEqual([
      [2, 'a statement of SQL', '"FROBNICATE the database"'],
      [3, 'all columns of CREATE TABLE b', 'the end of the statement: the closing bracket is missing'],
    ]);
  });

  it('SO10: a table made of a query, and one that is made of an unknown one', () => {
    expect(reportOf('CREATE TABLE x AS SELECT * FROM y;')).toEqual([
      [1, 'the columns of CREATE TABLE x', 'AS SELECT, which does not write them down'],
    ]);
    expect(reportOf('CREATE TABLE x (LIKE y, id int);\nALTER TABLE z ADD PRIMARY KEY (id);')).toEqual([
      [1, 'the table y', 'x, which gets columns from it'],
      [2, 'CREATE TABLE z before ALTER TABLE', 'no such table; what it changes is left out'],
    ]);
  });

  it('SO10: rows without tables', () => {
    expect(reportOf('INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);')).toEqual([
      [
        undefined,
        'the tables of a database in SQL',
        '2 statements with rows, no CREATE TABLE: let the database write the structure as well (pg_dump --schema-only, mysqldump --no-data, .schema)',
      ],
    ]);
  });

  it('SO10: a file that ends within rows', () => {
    const { report, models } = open('CREATE TABLE public.a (id int);\nCOPY public.a (id) FROM stdin;\n1\n2');
    expect(models).toHaveLength(1);
    expect(report?.remarks.at(-1)?.text).toBe(
      'The file ends within the rows of public.a: what comes after them is missing.',
    );
  });

  it('is not a project file', () => {
    expect(readProjectFile('a.sql', whole).ok).toBe(false);
    expect(Object.keys(dialects)).toEqual([...dialectIds, 'mongodb']);
  });
});
