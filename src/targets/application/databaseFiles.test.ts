import { expect, it } from 'vitest';
import { migrateDatabaseFile } from './databaseFiles.ts';

type Callback = (error: Error | null, rows: readonly object[]) => void;

/** A MySQL whose connector would make these statements. */
function createDatabase(statements: readonly string[], columns: readonly object[]) {
  const ran: string[] = [];
  const connector = {
    name: 'mysql',
    _models: { Order: {} },
    execute: (_sql: string, _parameters: unknown, _options: unknown, callback: Callback) =>
      callback(null, columns),
  };
  const prototype = {
    executeSQL: (sql: string, _parameters: unknown, _options: unknown, callback: Callback) => {
      ran.push(sql);
      callback(null, []);
    },
  };
  const own: typeof connector & Partial<typeof prototype> = Object.assign(
    Object.create(prototype),
    connector,
  );
  const autoupdate = async (): Promise<void> => {
    for (const sql of statements)
      await new Promise((resolve) => own.executeSQL?.(sql, [], {}, () => resolve(null)));
  };
  return { database: { name: 'db', connector: own, autoupdate }, ran };
}

const column = (columnName: string, type: string) => ({
  tableName: 'Order',
  columnName,
  type,
  nullable: 'YES',
});
const present = [
  column('date', 'datetime(3)'),
  column('total', 'double'),
  column('customerId', 'int(11)'),
  column('isOpen', 'tinyint(1)'),
  column('note', 'varchar(512)'),
];
const same = [
  'CHANGE COLUMN `date` `date` DATETIME(3) NULL',
  'CHANGE COLUMN `total` `total` DOUBLE NULL',
  'CHANGE COLUMN `customerId` `customerId` INT NULL',
];

/** Migrates, and returns what is printed and what is run. */
async function migrate(changes: readonly string[]) {
  const { database, ran } = createDatabase([`ALTER TABLE \`Order\` ${changes.join(',\n')}`], present);
  const lines: string[] = [];
  const module = {
    exports: {} as { migrateDatabase(database: object, flags: readonly string[]): Promise<boolean> },
  };
  new Function('module', 'console', migrateDatabaseFile)(module, { log: (line: string) => lines.push(line) });
  const isDone = await module.exports.migrateDatabase(database, []);
  return { isDone, ran, lines };
}

it('changes no column of MySQL to what it is already, although the connector would', async () => {
  expect(await migrate(same)).toEqual({ isDone: true, ran: [], lines: ['db (mysql): nothing to change'] });
});

it('makes the changes of columns that are needed', async () => {
  const needed = ['CHANGE COLUMN `note` `note` TEXT NULL', 'CHANGE COLUMN `total` `total` DOUBLE NOT NULL'];
  const { ran, lines } = await migrate([...same, ...needed, 'ADD COLUMN `more` INT NULL']);
  expect(ran).toEqual([`ALTER TABLE \`Order\` ${[...needed, 'ADD COLUMN `more` INT NULL'].join(',\n')}`]);
  expect(lines).toEqual(['db (mysql): up to date: Order']);
  expect((await migrate(['CHANGE COLUMN `isOpen` `isOpen` TINYINT NULL'])).ran).toHaveLength(1);
});
