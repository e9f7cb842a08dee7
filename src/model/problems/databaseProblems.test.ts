/** The rules that look at a design with a database in view. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../application/databases.ts';
import { choosableDatabases } from '../application/databasesInView.ts';
import { isReserved } from '../application/reservedWords.ts';
import { setDatabases } from '../commands/setDatabases.ts';
import { createExampleProject } from '../example.ts';
import type { Project } from '../project.ts';
import { fromRecord, toRecord } from '../record.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, oneOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { compositeId } from './compositeId.ts';
import { constraintColumn } from './constraintColumn.ts';
import { findProblems } from './findProblems.ts';
import { generatedUuid } from './generatedUuid.ts';
import { integerColumn } from './integerColumn.ts';
import type { ProblemRule } from './problem.ts';
import { refusedColumn } from './refusedColumn.ts';
import { reservedTableName } from './reservedTableName.ts';
import { sharedTable } from './sharedTable.ts';
import { shortTextColumn } from './shortTextColumn.ts';
import { unguardedKey } from './unguardedKey.ts';

const planned = (chosen: readonly Database[], ...definitions: readonly TestDefinition[]): Project =>
  setDatabases(projectOf(...definitions), { chosen });

const inUse = (connector: string, project: Project): Project => ({
  ...project,
  application: {
    packages: null,
    unread: [],
    dataSources: { path: 'server/datasources.json', connectors: { db: [connector] }, unreadPaths: [] },
  },
});

const linesOf = (rule: ProblemRule, project: Project) => problemLines(rule.find(project));
const priced: TestDefinition = {
  name: 'Item',
  properties: { price: 'number', count: { type: 'number', postgresql: { dataType: 'bigint' } } },
};

describe('the database in view', () => {
  it('PB131: is that of the data source, else the chosen one, else none', () => {
    expect(findProblems(createExampleProject())).toEqual([]);
    expect(integerColumn.find(projectOf(priced))).toEqual([]);
    expect(integerColumn.find(planned(['mongodb'], priced))).toEqual([]);
    expect(integerColumn.find(planned(['postgresql'], priced))[0]?.severity).toBe('note');
    expect(integerColumn.find(inUse('loopback-connector-postgresql', projectOf(priced)))[0]?.severity).toBe(
      'warning',
    );
    expect(integerColumn.find(inUse('memory', planned(['mysql'], priced)))).toHaveLength(1);
    // The rows of another service do not move.
    expect(integerColumn.find(inUse('rest', planned(['mysql'], priced)))).toEqual([]);
    expect(integerColumn.find(inUse('mongodb', planned(['mysql'], priced)))).toEqual([]);
  });

  it('PB131: is not that of models which are only embedded, or have no data source', () => {
    const embedded = planned(
      ['mysql'],
      { ...priced, base: 'Model' },
      { name: 'Cart', relations: { items: { type: 'embedsMany', model: 'Item' } } },
    );
    expect(integerColumn.find(embedded)).toEqual([]);
    const modelConfig = {
      path: 'server/model-config.json',
      config: { Item: { dataSource: null } },
      source: null,
    };
    expect(integerColumn.find({ ...planned(['mysql'], priced), modelConfig })).toEqual([]);
  });

  it('ST14: is chosen once, in one order, and is stored', () => {
    const project = createExampleProject();
    const chosen = setDatabases(project, { chosen: ['mysql', 'postgresql'] });
    expect(chosen.databases).toEqual(['postgresql', 'mysql']);
    expect(setDatabases(chosen, { chosen: ['postgresql', 'mysql'] })).toBe(chosen);
    expect(setDatabases(project, { chosen: [] })).toBe(project);
    const stored = fromRecord(JSON.parse(JSON.stringify(toRecord(chosen))));
    expect(stored.ok && stored.value.databases).toEqual(['postgresql', 'mysql']);
    const later = fromRecord({ ...toRecord(chosen), databases: ['oracle', 'mysql'] });
    expect(later.ok && later.value.databases).toEqual(['mysql']);
    const before = fromRecord(JSON.parse(JSON.stringify(toRecord(project))));
    expect(before.ok && before.value.databases).toBeUndefined();
  });

  it('ST14: can’t be chosen where datasources.json names it', () => {
    expect(choosableDatabases(projectOf(priced))).toEqual(['postgresql', 'mysql', 'mongodb']);
    expect(choosableDatabases(inUse('memory', projectOf(priced)))).not.toBeNull();
    expect(choosableDatabases(inUse('mysql', projectOf(priced)))).toBeNull();
  });
});

it('PB131: numbers become integers in SQL, except ids, keys and columns with a type', () => {
  const project = planned(['postgresql', 'mysql'], priced, {
    name: 'Part',
    properties: { id: { type: 'number', id: true }, itemId: 'number', note: 'string' },
    relations: { item: oneOf('belongsTo', 'Item') },
  });
  expect(linesOf(integerColumn, project)).toEqual([
    'note Item.price type: Item.price and Item.count become INTEGER columns in PostgreSQL and MySQL: PostgreSQL refuses 12.5, MySQL stores 13 for 12.5.',
  ]);
  const fixed = applyFirstFix(integerColumn, project);
  expect(integerColumn.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'Item')['properties']).toEqual({
    price: {
      type: 'number',
      postgresql: { dataType: 'double precision' },
      mysql: { dataType: 'double' },
    },
    count: { type: 'number', postgresql: { dataType: 'bigint' }, mysql: { dataType: 'double' } },
  });
});

it('PB132: no database generates a uuid or a text as an id', () => {
  const uuid = { type: 'string', id: true, generated: true, postgresql: { dataType: 'uuid' } };
  const project = planned(['postgresql'], { name: 'A', properties: { id: uuid } });
  expect(linesOf(generatedUuid, project)[0]).toContain(
    'warning A.id generated: A.id is generated. PostgreSQL',
  );
  const fixed = applyFirstFix(generatedUuid, project);
  expect(generatedUuid.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'A')['properties']).toEqual({
    id: { type: 'string', id: true, postgresql: { dataType: 'uuid' }, defaultFn: 'uuid' },
  });
  const text = { type: 'string', id: true, generated: true, mysql: { dataType: 'char', dataLength: 36 } };
  const onMySql = planned(['mysql'], { name: 'A', properties: { id: text } });
  expect(linesOf(generatedUuid, onMySql)[0]).toContain('MySQL refuses every new row');
  const numbers = planned(['mysql', 'postgresql'], {
    name: 'A',
    properties: { id: { type: 'number', id: true, generated: true, dataType: 'bigint' } },
  });
  expect(generatedUuid.find(numbers)).toEqual([]);
});

it('PB133: a table that is called like a word of SQL is a note', () => {
  const project = planned(['postgresql', 'mysql'], { name: 'Order' }, { name: 'User2' }, { name: 'Rank' });
  expect(linesOf(reservedTableName, project)).toEqual([
    'note Order: The table of Order is called order, which is a word of SQL in PostgreSQL and MySQL.',
    'note Rank: The table of Rank is called Rank, which is a word of SQL in MySQL.',
  ]);
  const named = planned(['postgresql'], { name: 'Order', postgresql: { table: 'orders' } });
  expect(reservedTableName.find(named)).toEqual([]);
  expect(isReserved('postgresql', 'Window')).toBe(true);
});

it('PB134: texts without a length have 512 characters in MySQL; one note for the project', () => {
  const models = [
    { name: 'A', properties: { title: 'string', body: { type: 'string', mysql: { dataType: 'text' } } } },
    { name: 'B', properties: { name: { type: 'string', length: 100 }, note: 'text', title: 'string' } },
  ];
  expect(linesOf(shortTextColumn, planned(['mysql'], ...models))).toEqual([
    'note A.title: MySQL refuses a text of more than 512 characters in A.title and B.title.',
  ]);
  expect(shortTextColumn.find(planned(['postgresql'], ...models))).toEqual([]);
});

it('PB135: SQL stores rows with the same first part of a composite id', () => {
  const composite = {
    name: 'A',
    properties: { a: { type: 'number', id: 1 }, b: { type: 'number', id: 2 } },
  };
  expect(compositeId.find(planned(['postgresql'], composite))[0]?.why).toContain(
    'the memory connector refuses a second one, PostgreSQL stores it, and then a change or a removal of one of them does the same to both.',
  );
});

it('PB136: a key that points at a property without a unique index is shared by rows with the same value', () => {
  const shop = (email: TestDefinition['properties']): Project =>
    planned(
      ['postgresql'],
      {
        name: 'Customer',
        properties: { email } as never,
        relations: { orders: { ...manyOf('Order', 'customerEmail'), primaryKey: 'email' } },
      },
      {
        name: 'Order',
        relations: { customer: { ...oneOf('belongsTo', 'Customer', 'customerEmail'), primaryKey: 'email' } },
      },
    );
  const project = shop('string');
  expect(linesOf(unguardedKey, project)).toEqual([
    'warning Customer.email: Customer.orders points at Customer.email, which has no unique index: PostgreSQL may hold two rows of Customer with the same value, and they share their rows of Order.',
  ]);
  const fixed = applyFirstFix(unguardedKey, project);
  expect(unguardedKey.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'Customer')['properties']).toEqual({
    email: { type: 'string', index: { unique: true } },
  });
  expect(unguardedKey.find(shop({ type: 'string', index: true }))).toHaveLength(1);
  const indexed = planned(
    ['postgresql'],
    { name: 'A', properties: { b: 'string' }, indexes: { b: { keys: { b: 1 }, options: { unique: true } } } },
    { name: 'B', relations: { a: { ...oneOf('belongsTo', 'A'), primaryKey: 'b' } } },
  );
  expect(unguardedKey.find(indexed)).toEqual([]);
});

it('PB137: PostgreSQL has one table for names that differ in case or after 63 bytes', () => {
  const project = planned(
    ['postgresql'],
    { name: 'OrderItem' },
    { name: 'Orderitem' },
    { name: 'Orderitem_2' },
  );
  expect(linesOf(sharedTable, project)[0]).toContain(
    'warning Orderitem: PostgreSQL keeps the rows of Orderitem and OrderItem in one table',
  );
  const fixed = applyFirstFix(sharedTable, project);
  expect(definitionOf(fixed, 'Orderitem')['postgresql']).toEqual({ table: 'orderitem_3' });
  expect(sharedTable.find(fixed)).toEqual([]);
  const long = (end: string) => ({ name: `A${'é'.repeat(31)}${end}` });
  expect(sharedTable.find(planned(['postgresql'], long('x'), long('y')))).toHaveLength(1);
  expect(sharedTable.find(planned(['mysql'], { name: 'OrderItem' }, { name: 'Orderitem' }))).toEqual([]);
  const same = { postgresql: { table: 'shared' } };
  expect(sharedTable.find(planned(['postgresql'], { name: 'A', ...same }, { name: 'B', ...same }))).toEqual(
    [],
  );
});

it('PB138: two columns that differ only in case, and those that PostgreSQL has already, are refused', () => {
  const project = planned(['postgresql', 'mysql'], {
    name: 'A',
    properties: { userId: 'string', userid: 'string', xmin: 'string' },
  });
  expect(linesOf(refusedColumn, project)).toEqual([
    'warning A.userid: PostgreSQL does not create the table of A because of A.userid: userId has a column of the same name, apart from upper and lower case.',
    'warning A.xmin: PostgreSQL does not create the table of A because of A.xmin: every table has a column xmin already.',
    'warning A.userid: MySQL or MariaDB does not create the table of A because of A.userid: userId has a column of the same name, apart from upper and lower case.',
  ]);
  const named = planned(['postgresql'], {
    name: 'A',
    properties: { userId: 'string', userid: { type: 'string', postgresql: { columnName: 'other' } } },
  });
  expect(refusedColumn.find(named)).toEqual([]);
});

it('PB139: a constraint of PostgreSQL names the column, not the property', () => {
  const fk = { name: 'fk', entity: 'Customer', entityKey: 'id', foreignKey: 'customerId' };
  const order = { name: 'Order', properties: { customerId: 'number' }, foreignKeys: { fk } };
  const project = planned(['postgresql'], order, { name: 'Customer' });
  expect(linesOf(constraintColumn, project)).toEqual([
    'warning Order foreignKeys: The foreign key constraint fk of Order names customerId, but the column is customerid: PostgreSQL refuses the constraint, and the migration ends.',
  ]);
  const fixed = applyFirstFix(constraintColumn, project);
  expect(constraintColumn.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'Order')['foreignKeys']).toEqual({ fk: { ...fk, foreignKey: 'customerid' } });
  expect(constraintColumn.find(planned(['mysql'], order))).toEqual([]);
});
