import { describe, expect, it } from 'vitest';
import { createExampleProject, createProject, type Project } from '../../model/index.ts';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
import { foreignKeyIndexName } from '../application/schemaRules.ts';
import { schemaFile } from '../loopback3/schemaFiles.ts';
import { textOfFile } from '../target.ts';
import { target } from './target.ts';

function make(project: Project, options: object = {}) {
  const made = target.make({ project, options });
  if (!made.ok) throw new Error(made.error.message);
  const sql = [...made.value.files].map(textOfFile).join('');
  const texts = (wanted: string) =>
    made.value.remarks.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  return { sql, warnings: texts('warning'), decisions: texts('decision') };
}

describe('the SQL target', () => {
  it('EX40: writes the tables, indexes and foreign keys of the example for PostgreSQL', () => {
    const { sql, warnings } = make(createExampleProject());
    expect(sql).toContain(`CREATE TABLE "order" (
  "id" SERIAL,
  "description" TEXT,
  "date" TIMESTAMP WITH TIME ZONE,
  "total" DOUBLE PRECISION,
  "customerid" INTEGER,
  PRIMARY KEY ("id")
);
CREATE INDEX "order_customerid_fk" ON "order" ("customerid");`);
    expect(sql).toContain(
      'ALTER TABLE "order" ADD CONSTRAINT "order_customerid_fkey" FOREIGN KEY ("customerid") REFERENCES "customer" ("id");',
    );
    expect(warnings).toEqual([]);
  });

  it('EX40: writes the dialect of each database, and leaves out what is not chosen', () => {
    const mysql = make(createExampleProject(), { database: 'mysql', foreignKeys: false, indexes: false }).sql;
    expect(mysql).toContain('`id` INT NOT NULL AUTO_INCREMENT');
    expect(mysql).toContain('`name` VARCHAR(512) NOT NULL');
    expect(mysql).toContain('`date` DATETIME(3)');
    expect(mysql).not.toMatch(/INDEX|FOREIGN KEY/);
    const sqlite = make(createExampleProject(), { database: 'sqlite' }).sql;
    expect(sqlite).toContain('"id" INTEGER NOT NULL');
    expect(sqlite).toContain('FOREIGN KEY ("customerid") REFERENCES "customer" ("id")');
    expect(sqlite).not.toContain('ALTER TABLE');
  });

  it('EX41: writes the table of a join model that LoopBack creates, with both keys', () => {
    const many = (model: string) => ({ type: 'hasAndBelongsToMany', model });
    const { sql, decisions } = make(
      projectOf(
        {
          name: 'Book',
          properties: { isbn: { type: 'string', id: true } },
          relations: { authors: many('Author') },
        },
        { name: 'Author', relations: { books: many('Book') } },
      ),
    );
    expect(sql).toContain(`CREATE TABLE "authorbook" (
  "id" SERIAL,
  "authorid" INTEGER,
  "bookid" TEXT,
  PRIMARY KEY ("id")
);`);
    expect(sql.match(/FOREIGN KEY/g)).toHaveLength(2);
    expect(decisions).toContain('LoopBack creates the join models AuthorBook.');
  });

  it('EX41: leaves out models whose data source is not a database, and stores embedded rows as text', () => {
    const options = { property: { required: true } };
    const embeds = { type: 'embedsOne', model: 'Address', property: 'home', options };
    const project = projectOf(
      { name: 'Person', relations: { address: embeds } },
      { name: 'Address', base: 'Model' },
    );
    const config = { Person: { dataSource: 'db' }, Address: { dataSource: 'transient', public: false } };
    const { sql, decisions } = make({
      ...project,
      modelConfig: { path: 'server/model-config.json', config, source: null },
    });
    expect(sql).toContain('"home" TEXT NOT NULL');
    expect(sql).not.toContain('"address"');
    expect(decisions.join()).toContain(
      'have no table, because their data source is not a database: Address.',
    );
  });

  it('EX42: takes tables, columns, types, lengths and defaults from the settings of the connector', () => {
    const { sql, warnings } = make(
      projectOf({
        name: 'Item',
        postgresql: { schema: 'shop', table: 'Items' },
        indexes: { byCode: { keys: { code: 1, price: -1 }, options: { unique: true } } },
        properties: {
          id: { type: 'number', id: true, generated: true, postgresql: { columnName: 'item_id' } },
          code: {
            type: 'string',
            length: 20,
            postgresql: { dataType: 'character varying' },
            default: "it's",
          },
          price: { type: 'number', postgresql: { dataType: 'numeric', dataPrecision: 10, dataScale: 2 } },
          at: { type: 'date', postgresql: { dataType: 'timestamptz', dataPrecision: 3, dbDefault: 'now()' } },
          live: { type: 'boolean', default: true, nullable: false },
          since: { type: 'date', default: '$now' },
        },
      }),
    );
    expect(sql).toContain(`CREATE SCHEMA IF NOT EXISTS "shop";`);
    expect(sql).toContain(`CREATE TABLE "shop"."Items" (
  "item_id" SERIAL,
  "code" VARCHAR(20) DEFAULT 'it''s',
  "price" NUMERIC(10,2),
  "at" TIMESTAMPTZ(3) DEFAULT now(),
  "live" BOOLEAN NOT NULL DEFAULT true,
  "since" TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY ("item_id")
);
CREATE UNIQUE INDEX "byCode" ON "shop"."Items" ("code", "price" DESC);`);
    expect(warnings).toEqual([
      'The default of Item.since is left out: its column in PostgreSQL cannot have it.',
    ]);
  });

  it('EX42: indexes the beginning of a text in MySQL, and says which ids no database generates', () => {
    const { sql, warnings } = make(
      projectOf({
        name: 'Log',
        properties: {
          id: { type: 'number', id: true, generated: true, mysql: { dataType: 'varchar', dataLength: 36 } },
          body: { type: 'text', index: true },
          at: { type: 'date', mysql: { default: 'now' } },
        },
      }),
      { database: 'mysql' },
    );
    expect(sql).toContain('CREATE INDEX `body` ON `Log` (`body`(255));');
    expect(sql).toContain('`at` DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3)');
    expect(warnings).toEqual([
      'MySQL or MariaDB generates no values for Log.id, which is VARCHAR(36): the application has to.',
    ]);
  });

  it('EX43: no name, type or default of a file ends a statement', () => {
    const evil = 'x"); DROP TABLE y; --\n`\'';
    const project = {
      ...projectOf({
        name: evil,
        indexes: { [evil]: { keys: { [evil]: 1 }, type: evil, kind: evil } },
        properties: {
          [evil]: { type: 'string', default: evil },
          odd: {
            type: 'string',
            postgresql: { dataType: evil, dbDefault: evil },
            mysql: { dataType: evil, default: evil },
          },
        },
      }),
      name: evil,
    };
    for (const database of ['postgresql', 'mysql', 'sqlite']) {
      const { sql, warnings } = make(project, { database });
      const quoted = sql.replace(/^--.*$/gm, '').replace(/"(?:[^"]|"")*"|`(?:[^`]|``)*`|'(?:[^']|'')*'/g, '');
      expect(quoted, database).not.toContain('DROP');
      expect(quoted.match(/;/g)).toHaveLength(2);
      if (database !== 'sqlite') expect(warnings.join()).toContain('is not a type');
    }
  });

  it('EX43: two models or properties with one name in the database are told, and names that are too long', () => {
    const long = 'a'.repeat(70);
    const { sql, warnings } = make(
      projectOf(
        { name: 'Order', properties: { orderId: 'string', orderid: 'string' } },
        { name: 'ORDER' },
        { name: `${long}1` },
        { name: `${long}2` },
      ),
    );
    expect(sql.match(/CREATE TABLE/g)).toHaveLength(2);
    expect(warnings.join('\n')).toContain('The models Order and ORDER have one table');
    expect(warnings.join('\n')).toContain('two properties for the column "orderid"');
    expect(warnings.join('\n')).toContain('longer than 63 bytes: PostgreSQL cuts it');
    expect(warnings.join('\n')).toContain(`The models ${long}1 and ${long}2 have one table`);
  });

  it('EX44: makes no foreign key to what is not unique or has another type, and says so', () => {
    const project = projectOf(
      {
        name: 'A',
        properties: { sku: 'string', no: { type: 'number' } },
        relations: {
          bs: { ...manyOf('B'), primaryKey: 'sku' },
        },
      },
      { name: 'B', relations: { a: { ...oneOf('belongsTo', 'A', 'aId'), primaryKey: 'sku' } } },
    );
    const { sql, decisions } = make(project);
    expect(sql).not.toContain('FOREIGN KEY');
    expect(decisions.join()).toContain('B.aId has no foreign key: A.sku is not unique on its own.');
  });

  it('EX44: makes no foreign key where relations use one key for several models', () => {
    const { sql, decisions } = make(
      projectOf(
        { name: 'Person', relations: { notes: manyOf('Note', 'ownerId') } },
        { name: 'Company', relations: { notes: manyOf('Note', 'ownerId') } },
        { name: 'Note' },
      ),
    );
    expect(sql).toContain('CREATE INDEX "note_ownerid_fk"');
    expect(sql).not.toContain('FOREIGN KEY');
    expect(decisions).toContain('Note.ownerId has no foreign key: relations use it for several models.');
  });

  it('makes a file of an empty project, and of a thousand models', () => {
    expect(make(createProject('Empty')).sql).toBe('-- Empty: tables for PostgreSQL\n');
    const names = Array.from({ length: 1000 }, (_, index) => `Model${index}`);
    const models = names.map((name, index) => ({
      name,
      properties: { title: 'string', total: 'number' },
      relations: { next: manyOf(names[(index + 1) % names.length] ?? '') },
    }));
    expect(make(projectOf(...models)).sql.match(/FOREIGN KEY/g)).toHaveLength(1000);
  });

  it('names the indexes of keys as the exported application does', () => {
    const source = schemaFile.slice(schemaFile.indexOf('/** PostgreSQL cuts names'));
    const named = new Function('name', `${source}\nreturn indexName(name);`) as (name: string) => string;
    for (const model of ['Order', 'Größe', 'x'.repeat(80), '日'.repeat(30), 'Order Item'])
      expect(foreignKeyIndexName(model, 'ownerId')).toBe(named(`${model}_ownerId_fk`.toLowerCase()));
  });
});
