import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { runAtOnce } from '../../lib/slices.ts';
import { source } from './source.ts';

/** Opens SQL; returns the definitions by name, and what was said of them. */
function open(text: string, options: object = {}) {
  const read = { files: [{ path: 'shop.sql', text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: { dialect: 'postgresql', ...options } }));
  if (!opened.ok) throw new Error(opened.error.message);
  const { models, report, problems } = opened.value;
  const definitions = models.map(
    ({ definition }) =>
      definition as JsonObject &
        Record<'properties' | 'relations' | 'options', Readonly<Record<string, JsonObject>>>,
  );
  const all = Object.fromEntries(definitions.map((definition) => [String(definition['name']), definition]));
  const said = (kind: 'warning' | 'decision') =>
    report?.remarks.filter((remark) => remark.kind === kind).map((remark) => remark.text) ?? [];
  return {
    all,
    names: Object.keys(all),
    problems,
    report,
    warnings: said('warning'),
    decisions: said('decision'),
  };
}

const propertiesOf = (columns: string, options: object = {}) =>
  open(`CREATE TABLE t (${columns});`, options).all['T']?.properties ?? {};

const customer = 'CREATE TABLE customer (id serial PRIMARY KEY);';

describe('names', () => {
  it('SO11: a table is in PascalCase, with digits joined; in the singular by choice', () => {
    const tables = ['log_1', 'ORDER_ITEMS', 'orderItems', 'HTTPLogs', 'größen', 'status'];
    const text = tables.map((name) => `CREATE TABLE "${name}" (id int PRIMARY KEY);`).join('\n');
    expect(open(text).names).toEqual(['Log1', 'OrderItems', 'OrderItems2', 'HTTPLogs', 'Größen', 'Status']);
    expect(open(text, { singular: true }).names).toEqual([
      'Log1',
      'OrderItem',
      'OrderItem2',
      'HTTPLog',
      'Größen',
      'Status',
    ]);
    expect(open(text, { names: 'database' }).names).toEqual(tables);
  });

  it('SO11: a column is in camelCase, and keeps letters of any language and a camelCase of its own', () => {
    const columns = ['IS_ADMIN', 'URLValue', '__v', 'größe', 'UserName', 'eMail', 'full name', 'full_name'];
    const { all, warnings } = open(
      `CREATE TABLE t (${columns.map((name) => `"${name}" int`).join()}, PRIMARY KEY ("eMail"));`,
    );
    expect(Object.keys(all['T']?.properties ?? {})).toEqual([
      ...['isAdmin', 'urlValue', 'v', 'größe', 'userName', 'eMail', 'fullName', 'fullName2'],
    ]);
    expect(warnings).toEqual([
      'public.t has the columns full name and full_name, which would be one property: full_name is fullName2.',
    ]);
    const kept = open('CREATE TABLE t ("a.b" int, c_d int PRIMARY KEY);', { names: 'database' }).all['t'];
    expect(Object.keys(kept?.properties ?? {})).toEqual(['a_b', 'c_d']);
  });

  it('SO11: of two tables of one name, the one outside the usual schema gets the name of its schema', () => {
    const text = `CREATE TABLE sales.customer (id int PRIMARY KEY); CREATE TABLE public.customer (id int PRIMARY KEY, parent_id int REFERENCES sales.customer);`;
    const { all } = open(text);
    expect(Object.keys(all)).toEqual(['SalesCustomer', 'Customer']);
    expect(all['Customer']?.relations['parent']).toEqual({ type: 'belongsTo', model: 'SalesCustomer' });
    expect(open(text, { names: 'database' }).names).toEqual(['sales_customer', 'customer']);
    expect(all['SalesCustomer']?.options['postgresql']).toEqual({ schema: 'sales', table: 'customer' });
  });

  it('SO11: a property that LoopBack could not store gets another name', () => {
    const { all, decisions } = open('CREATE TABLE t (id int PRIMARY KEY, constructor text, "toJSON" text);');
    expect(Object.keys(all['T']?.properties ?? {})).toEqual(['id', 'constructorColumn', 'toJSONColumn']);
    expect(decisions[0]).toBe(
      'The column constructor of public.t is the property constructorColumn: LoopBack has a member "constructor" of its own.',
    );
  });
});

describe('columns', () => {
  it('SO4: types of PostgreSQL', () => {
    const types =
      'a jsonb, b text[], c uuid, d char(1), e time, f interval, g money, h bytea, i point, j timestamptz, k inet, l bigserial, m bit(3), n vector(3), o double precision';
    const found = propertiesOf(types);
    expect(Object.values(found).map(({ type }) => type)).toEqual([
      ...[
        'object',
        ['string'],
        'string',
        'string',
        'string',
        'string',
        'string',
        'buffer',
        'geopoint',
        'date',
      ],
      ...['string', 'number', 'string', 'string', 'number'],
    ]);
    expect(open(`CREATE TABLE t (${types});`).decisions).toContain(
      't.n has the type vector, which LoopBack does not know: it is read as a string.',
    );
  });

  it('SO4: types of SQL Server and of SQLite', () => {
    const mssql = propertiesOf(
      'a bit, b money, c rowversion, d uniqueidentifier, e nvarchar(max), f datetime2(7), g image',
      { dialect: 'mssql' },
    );
    expect(Object.values(mssql).map(({ type }) => type)).toEqual([
      'boolean',
      'number',
      'buffer',
      'string',
      'string',
      'date',
      'buffer',
    ]);
    const sqlite = propertiesOf(
      'a, b VARCHAR(9), c UNSIGNED BIG INT, d BOOLEAN, e DATETIME, f BLOB, g DECIMAL(10,5), h whatever',
      { dialect: 'sqlite3' },
    );
    expect(Object.values(sqlite).map(({ type }) => type)).toEqual([
      'any',
      'string',
      'number',
      'boolean',
      'date',
      'buffer',
      'number',
      'string',
    ]);
  });

  it('SO4: defaults: literals, the time and new ids; others are left to the database', () => {
    const found = propertiesOf(
      `a text DEFAULT 'it''s'::text NOT NULL, b int DEFAULT '-1'::integer NOT NULL, c boolean DEFAULT true, d timestamp DEFAULT CURRENT_TIMESTAMP, e uuid DEFAULT gen_random_uuid(), f uuid DEFAULT uuid_generate_v1(), g int DEFAULT (1 + 2) NOT NULL, h date DEFAULT '2020-01-01', i text DEFAULT NULL, j int GENERATED ALWAYS AS (1) STORED NOT NULL`,
    );
    expect(
      Object.entries(found).map(([name, { default: value, defaultFn, required }]) => [
        name,
        value ?? defaultFn,
        required,
      ]),
    ).toEqual([
      ...[
        ['a', "it's", undefined],
        ['b', -1, undefined],
        ['c', true, undefined],
        ['d', 'now', undefined],
      ],
      ...[
        ['e', 'uuidv4', undefined],
        ['f', 'uuid', undefined],
        ['g', undefined, undefined],
        ['h', undefined, undefined],
      ],
      ...[
        ['i', undefined, undefined],
        ['j', undefined, undefined],
      ],
    ]);
  });

  it('SO4: domains and enums, comments, unique columns', () => {
    const { all } =
      open(`CREATE DOMAIN mail AS varchar(9) NOT NULL DEFAULT 'x'; CREATE TYPE s AS ENUM ('A', 'b');
      CREATE TABLE t (id int PRIMARY KEY, m mail, s s[], u int UNIQUE, p int, q int, UNIQUE (p, q));
      COMMENT ON TABLE t IS 'All of it'; COMMENT ON COLUMN t.m IS 'Where';`);
    const { m, s, u, p } = all['T']?.properties ?? {};
    expect(m).toMatchObject({ type: 'string', length: 9, default: 'x', description: 'Where' });
    expect(s).toMatchObject({ type: ['string'], enum: ['A', 'b'] });
    expect([u?.['index'], p?.['index'], all['T']?.['description']]).toEqual([
      { unique: true },
      undefined,
      'All of it',
    ]);
  });

  it('SO4: a table without a primary key has no id, and says so', () => {
    const { all, warnings } = open('CREATE TABLE t (a int);');
    expect(all['T']).toMatchObject({ idInjection: false, excludeBaseProperties: ['id'] });
    expect(warnings[0]).toContain('public.t has no primary key');
  });
});

describe('relations', () => {
  it('SO5: a key to a unique column that is not the id names it on both sides', () => {
    const { all, decisions } = open(
      'CREATE TABLE country (id int PRIMARY KEY, name text UNIQUE); CREATE TABLE city (id int PRIMARY KEY, country text REFERENCES country (name));',
    );
    expect(all['City']?.relations).toEqual({
      countryRel: { type: 'belongsTo', model: 'Country', foreignKey: 'country', primaryKey: 'name' },
    });
    expect(all['Country']?.relations).toEqual({
      cities: { type: 'hasMany', model: 'City', foreignKey: 'country', primaryKey: 'name' },
    });
    expect(decisions[0]).toContain('points at name of public.country, which is not its id');
  });

  it('SO5: a key to a table that is not there keeps the relation, and says so', () => {
    const { all, warnings } = open(
      'CREATE TABLE city (id int PRIMARY KEY, country_id int REFERENCES country);',
    );
    expect(all['City']?.relations).toEqual({ country: { type: 'belongsTo', model: 'Country' } });
    expect(warnings).toEqual([
      'public.city (country_id) points at public.country, which is not opened: the relation is kept, and its model Country is missing.',
    ]);
  });

  it('SO5: a relation never takes the name of a property or of another relation', () => {
    const { all } = open(
      `${customer} CREATE TABLE t (id int PRIMARY KEY, customer text, customer_id int REFERENCES customer, customer_fk int REFERENCES customer);`,
    );
    expect(Object.keys(all['T']?.relations ?? {})).toEqual(['customerRel', 'customerRel2']);
    expect(all['T']?.relations['customerRel']).toEqual({
      type: 'belongsTo',
      model: 'Customer',
      foreignKey: 'customerId',
    });
  });

  it('SO5: of several keys the one named after the table has the usual name, also for tables in the plural', () => {
    const text = `CREATE TABLE customers (id int PRIMARY KEY); CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, payer_id int REFERENCES customers);`;
    const usual = ['orders', 'payerOrders'];
    expect(Object.keys(open(text).all['Customers']?.relations ?? {})).toEqual(usual);
    expect(Object.keys(open(text, { names: 'database' }).all['customers']?.relations ?? {})).toEqual(usual);
  });

  it('SO6: a join table with columns of its own keeps its direct relations; one that joins a table with itself names both ends', () => {
    const { all } = open(`${customer}
      CREATE TABLE product (id serial PRIMARY KEY);
      CREATE TABLE rating (customer_id int REFERENCES customer, product_id int REFERENCES product, stars int, PRIMARY KEY (customer_id, product_id));
      CREATE TABLE follows (id serial PRIMARY KEY, follower_id int REFERENCES customer, followee_id int REFERENCES customer, UNIQUE (follower_id, followee_id));`);
    expect(all['Product']?.relations).toEqual({
      customers: { type: 'hasMany', model: 'Customer', through: 'Rating', keyThrough: 'customerId' },
      ratings: { type: 'hasMany', model: 'Rating' },
    });
    const through = 'Follows';
    expect(all['Customer']?.relations).toMatchObject({
      followees: {
        type: 'hasMany',
        model: 'Customer',
        foreignKey: 'followerId',
        through,
        keyThrough: 'followeeId',
      },
      followers: {
        type: 'hasMany',
        model: 'Customer',
        foreignKey: 'followeeId',
        through,
        keyThrough: 'followerId',
      },
    });
  });

  it('SO6: hasAndBelongsToMany by choice, where the names fit', () => {
    const text = `${customer} CREATE TABLE tag (id serial PRIMARY KEY);
      CREATE TABLE customer_tag (customer_id int REFERENCES customer, tag_id int REFERENCES tag, PRIMARY KEY (customer_id, tag_id));
      CREATE TABLE wish (c int REFERENCES customer, tag_id int REFERENCES tag, PRIMARY KEY (c, tag_id));`;
    const { all, decisions } = open(text, { joinTables: 'hasAndBelongsToMany' });
    expect(all['Tag']?.relations['customers']).toEqual({
      type: 'hasAndBelongsToMany',
      model: 'Customer',
      through: 'CustomerTag',
    });
    expect(all['Tag']?.relations['wishCustomers']).toMatchObject({ type: 'hasMany', through: 'Wish' });
    expect(decisions).toContain(
      'wish stays a has many through: its columns have other names than LoopBack gives them.',
    );
  });
});

it('SO12: tables that hold a part of another, and views without columns, are left out and counted', () => {
  const text = `CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b () INHERITS (a);
    CREATE TABLE m (id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1) TO (2);
    CREATE VIEW v AS SELECT 1; CREATE MATERIALIZED VIEW w AS SELECT 1; CREATE OR REPLACE VIEW v AS SELECT 2; CREATE VIEW x (id, name) AS SELECT 1, 2; CREATE TEMP TABLE y (id int);`;
  const { names, decisions, report } = open(text);
  expect(names).toEqual(['A', 'M', 'X']);
  expect(decisions).toEqual([
    '2 tables left out that only hold a part of another: partitions, and tables that inherit.',
    '2 views left out: SQL does not write down the types of a view’s columns.',
    '1 temporary table left out.',
  ]);
  expect(report?.parts.map(({ facts }) => facts.at(-1))).toEqual([
    ...['1 column', 'inherits from a', '1 column', 'is a partition of m', 'is a view'],
  ]);
  expect(open(text, { tables: ['public.b', 'public.m1'] }).names).toEqual(['B', 'M1']);
});
