import { describe, expect, it } from 'vitest';
import { openSchema } from '../text/testing/openSchema.ts';
import { source } from './source.ts';

const open = (text: string, options: object = {}) => openSchema(source, text, options);

const shop = `Project shop { database_type: 'MySQL' }
Table customers as C [note: 'Who buys'] {
  id int [pk, increment]
  "e mail" varchar(80) [not null, unique, note: 'For bills']
  kind kind [default: 'it\\'s']
  made datetime [default: \`now()\`]
  indexes {
    (kind, made) [unique]
  }
}
Enum kind {
  "it's" [note: 'not hers']
  other
}
Table orders {
  id int [pk]
  customer_id int [not null, ref: > C.id]
}
Table profiles {
  user_id int [pk, ref: - C.id]
}
Table tags { id int [pk] }
Ref: orders.id <> tags.id`;

describe('a text in DBML', () => {
  it('DBS2: becomes models of the database that its project names, else of PostgreSQL', () => {
    const { all, names, problems, title } = open(shop);
    expect(problems).toEqual([]);
    expect(title).toBe('MySQL or MariaDB');
    expect(names).toEqual(['Customers', 'Orders', 'Profiles', 'Tags', 'OrdersTags']);
    const { options, properties } = all['Customers'] ?? {};
    expect(all['Customers']).toMatchObject({ description: 'Who buys' });
    expect(options).toEqual({ validateUpsert: true, mysql: { table: 'customers' } });
    expect(properties?.['id']).toMatchObject({ type: 'number', id: true, generated: true });
    expect(properties?.['eMail']).toMatchObject({
      ...{ type: 'string', required: true, length: 80, index: { unique: true }, description: 'For bills' },
      mysql: { columnName: 'e mail', dataType: 'varchar', dataLength: 80 },
    });
    expect(properties?.['kind']).toMatchObject({ type: 'string', enum: ["it's", 'other'], default: "it's" });
    expect(properties?.['made']).toMatchObject({ type: 'date', defaultFn: 'now' });
    expect(open('Table a { id int [pk] }').title).toBe('PostgreSQL');
    expect(open('Table public.a { id int [pk] }', { dialect: 'sqlite3' }).all['A']?.options).toEqual({
      validateUpsert: true,
      sqlite3: { table: 'a' },
    });
  });

  it('DBS3: has both sides of each reference, whichever way it is written', () => {
    const both = {
      A: { bs: { type: 'hasMany', model: 'B' } },
      B: { a: { type: 'belongsTo', model: 'A' } },
    };
    const tables = 'Table a { id int [pk] }\nTable b { id int [pk]\n a_id int }\n';
    for (const reference of [
      'Ref: b.a_id > a.id',
      'Ref named: a.id < b.a_id [delete: cascade]',
      'Ref {\n  b.(a_id) > a.(id)\n}',
      'Ref: b.a_id ?> a.id',
      'Ref: a.id ?<? b.a_id',
    ]) {
      const { all, problems } = open(tables + reference);
      expect(problems).toEqual([]);
      expect({ A: all['A']?.relations, B: all['B']?.relations }).toMatchObject(both);
    }
    const { all } = open(shop);
    expect(all['Customers']?.relations).toEqual({
      orders: { type: 'hasMany', model: 'Orders', foreignKey: 'customerId' },
      profiles: { type: 'hasOne', model: 'Profiles', foreignKey: 'userId' },
    });
    expect(all['Orders']?.relations['tags']).toMatchObject({ type: 'hasMany', through: 'OrdersTags' });
  });

  it('DBS3: gives the key of one to one to the side that is not the primary key, else to the right one', () => {
    const keyIn = (reference: string, rest = '') => {
      const { all } = open(
        `Table a { id int [pk]\n b_id int }\nTable b { id int [pk]\n a_id int ${rest} }\n${reference}`,
      );
      return Object.entries(all).flatMap(([name, { relations }]) =>
        Object.values(relations).flatMap(({ type }) => (type === 'belongsTo' ? [name] : [])),
      );
    };
    expect(keyIn('Ref: b.a_id - a.id')).toEqual(['B']);
    expect(keyIn('Ref: a.id - b.a_id')).toEqual(['B']);
    expect(keyIn('Ref: a.id - b.id')).toEqual(['B']);
    expect(keyIn('Ref: b.id - a.id')).toEqual(['A']);
    expect(keyIn('', '[ref: - a.id]')).toEqual(['B']);
  });

  it('DBS3: names a reference that is there twice', () => {
    const { problems } = open(
      'Table a { id int [pk]\n b_id int [ref: > b.id] }\nTable b { id int [pk] }\nRef: b.id < a.b_id',
    );
    expect(problems).toEqual(['2: expected each reference once, found that of a and b again']);
  });

  it('DBS2: keeps an enum as the database can have it', () => {
    const typeIn = (database: string) =>
      open(
        `Project p { database_type: '${database}' }\nTable a { id int [pk]\n k kind }\nEnum kind {\n x\n "it's"\n}`,
      ).all['A']?.properties['k'];
    expect(typeIn('PostgreSQL')).toMatchObject({ enum: ['x', "it's"], postgresql: { dataType: 'kind' } });
    expect(typeIn('MySQL')).toMatchObject({ enum: ['x', "it's"], mysql: { dataType: "enum('x','it''s')" } });
    expect(typeIn('SQL Server')).toMatchObject({ mssql: { dataType: 'nvarchar', dataLength: 255 } });
  });

  it('DBS4: leaves out what other files hold, and says so', () => {
    const { names, problems, remarks } = open(
      "use * from './base'\nuse {\n  table users\n} from './users'\nTable a { id int [pk] }\nMetadata m { owner: 'x' }",
    );
    expect([names, problems]).toEqual([['A'], []]);
    expect(remarks.join(' ')).toContain('2 uses of other files left out');
  });

  it('DBS4: puts partials into tables, whose own columns go first; rows and groups are left out and counted', () => {
    const { all, problems, remarks } = open(
      "Table a {\n  ~one\n  ~two\n  id int [pk]\n  x text\n}\nTablePartial one { x int\n y int }\nTablePartial two { y text\n indexes { y [unique] } }\nTableGroup g { a }\nRecords a(id) { 1\n 2 }\nNote n { 'x' }",
    );
    expect(problems).toEqual([]);
    const { properties } = all['A'] ?? {};
    expect(Object.entries(properties ?? {}).map(([name, { type }]) => [name, type])).toEqual([
      ['x', 'string'],
      ['y', 'string'],
      ['id', 'number'],
    ]);
    expect(properties?.['y']).toMatchObject({ index: { unique: true } });
    expect(remarks.join(' ')).toContain('The rows of 1 block of records are left out.');
    expect(remarks.join(' ')).toContain('1 group of tables left out');
  });
});
