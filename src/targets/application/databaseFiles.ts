/** The files that prepare and fill the databases of an exported application. They use juggler alone, whatever the LoopBack. */

/** The connector of each scheme that DATABASE_URL may have, as code. */
export const connectorsByScheme = `{
  postgres: 'postgresql',
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  mongodb: 'mongodb',
  'mongodb+srv': 'mongodb',
}`;

/**
 * Stores the sample rows.
 *
 * @param seedPath the path of the rows from the folder of the file
 */
export const storeRowsFile = (seedPath: string): string => `'use strict';

const fs = require('fs');
const path = require('path');

/**
 * Stores the rows of data/seed.json, {"Model": [rows]}, in the order of the file and with their
 * ids. They are stored as they were in the playground: no hook runs, and no default is added.
 * A model that has rows already gets none.
 *
 * modelOf finds the model of a name in its data source. Returns a line for each model.
 */
async function storeRows(modelOf) {
  const file = path.join(__dirname, '${seedPath}');
  if (!fs.existsSync(file)) return [];
  const lines = [];
  for (const [name, rows] of Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')))) {
    const model = modelOf(name);
    if (!model || !model.dataSource) lines.push(name + ': not stored, because the application has no such model');
    else if ((await model.count()) > 0) lines.push(name + ': has rows already');
    else lines.push(name + ': ' + (await storeAll(model, rows)));
  }
  return lines;
}

async function storeAll(model, rows) {
  // One by one: in parallel, a database gives no promise about their order.
  for (const row of rows) await store(model, row);
  if (model.dataSource.connector.name === 'postgresql') await moveSequence(model);
  return rows.length;
}

function store(model, row) {
  const { connector } = model.dataSource;
  const instance = new model(row, { applySetters: false, applyDefaultValues: false });
  const data = Object.entries(instance.toObject(true)).filter((entry) => entry[1] !== undefined);
  return promised((done) => {
    connector.create(model.modelName, model._forDB(Object.fromEntries(data)), {}, done);
  });
}

/** PostgreSQL's sequences do not know of ids that were given. */
function moveSequence(model) {
  const { connector } = model.dataSource;
  const id = model.definition.idName();
  if (!id || !model.definition.properties[id].generated) return undefined;
  const table = connector.tableEscaped(model.modelName);
  const column = connector.columnEscaped(model.modelName, id);
  const sequence = 'pg_get_serial_sequence($1, $2)';
  const sql =
    'SELECT setval(' + sequence + ', (SELECT max(' + column + ') FROM ' + table + ')) ' +
    'WHERE EXISTS (SELECT 1 FROM ' + table + ') AND ' + sequence + ' IS NOT NULL';
  return promised((done) => {
    connector.execute(sql, [table, connector.column(model.modelName, id)], {}, done);
  });
}

function promised(call) {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}

module.exports = { storeRows };
`;

/** Migrates the tables of one database. */
export const migrateDatabaseFile = `'use strict';

const usage = 'Usage: npm run migrate -- [--yes] [--reset]';
const known = ['--yes', '--reset'];

/**
 * Creates missing tables, columns and indexes of the named models and keeps the rows. What it
 * would drop it only does with --yes. With --reset it drops every table first, rows included.
 *
 * Returns whether everything was done.
 */
async function migrateDatabase(database, flags, names = Object.keys(database.connector._models)) {
  const { connector } = database;
  const print = (text) => console.log(database.name + ' (' + connector.name + '): ' + text);
  if (connector.name === 'memory') {
    print('rows in memory need no tables. DATABASE_URL chooses a database.');
    return true;
  }
  const isReset = flags.includes('--reset');
  const isSql = typeof connector.executeSQL === 'function';
  const present = {
    indexes: connector.name === 'postgresql' ? await indexesOf(connector) : new Map(),
    columns: connector.name === 'mysql' ? await columnsOf(connector) : new Map(),
  };
  const statements = [];
  if (isSql && !isReset) {
    await intercept(connector, present, (sql) => statements.push(sql), () => database.autoupdate(names));
  }
  const drops = isReset ? names.map((name) => 'every row of ' + name) : dropsIn(statements);
  if (drops.length > 0) {
    print('this drops\\n  ' + drops.join('\\n  '));
    if (!flags.includes('--yes')) {
      print('nothing was changed. Take a backup, then run npm run migrate -- ' + [...flags, '--yes'].join(' '));
      return false;
    }
  }
  if (isReset) await database.automigrate(names);
  else if (isSql) await intercept(connector, present, null, () => database.autoupdate(names));
  else await database.autoupdate(names);
  const isUpToDate = isSql && !isReset && statements.length === 0;
  print(isUpToDate ? 'nothing to change' : 'up to date: ' + names.join(', '));
  return true;
}

/**
 * Runs an action whose statements are looked at first. With a function for them, those that
 * change something are only reported; without one they run. What would make an index or a
 * column again that is there already is left out.
 */
async function intercept(connector, present, report, action) {
  const run = connector.executeSQL;
  connector.executeSQL = (sql, parameters, options, callback) => {
    if (/^(select|show|describe)/i.test(sql.trim())) {
      return run.call(connector, sql, parameters, options, callback);
    }
    const needed = withoutSameColumns(withoutRemadeIndexes(sql, present.indexes), present.columns);
    if (needed !== '' && !report) return run.call(connector, needed, parameters, options, callback);
    if (needed !== '') report(needed);
    process.nextTick(callback, null, []);
  };
  try {
    await action();
  } finally {
    delete connector.executeSQL;
  }
}

/** The definition of each index in a PostgreSQL, by name. */
function indexesOf(connector) {
  return new Promise((resolve, reject) => {
    const sql = 'SELECT indexname AS name, indexdef AS sql FROM pg_indexes';
    connector.execute(sql, [], {}, (error, rows) => {
      if (error) return reject(error);
      resolve(new Map(rows.map((row) => [row.name, shapeOf(row.sql)])));
    });
  });
}

/** The type of each column in a MySQL, by "table.column": "int NULL". */
function columnsOf(connector) {
  return new Promise((resolve, reject) => {
    const sql =
      'SELECT table_name AS tableName, column_name AS columnName, column_type AS type, is_nullable AS nullable ' +
      'FROM information_schema.columns WHERE table_schema = DATABASE()';
    connector.execute(sql, [], {}, (error, rows) => {
      if (error) return reject(error);
      const entries = rows.map(({ tableName, columnName, type, nullable }) => [
        tableName + '.' + columnName,
        typeOf(type) + (nullable === 'YES' ? ' NULL' : ' NOT NULL'),
      ]);
      resolve(new Map(entries));
    });
  });
}

/** The width in int(11) is only for show; tinyint(1) is a boolean. */
const typeOf = (type) => type.toLowerCase().replace(/\\b((?:small|medium|big)?int)\\(\\d+\\)/, '$1');

/** MySQL's connector makes columns what they are already, because it compares them with its own types. */
function withoutSameColumns(sql, columns) {
  const [, table, changes] = /^ALTER TABLE \\x60([^\\x60]+)\\x60 ([^]+)$/.exec(sql.trim()) || [];
  if (!table || columns.size === 0) return sql;
  const isSame = (change) => {
    const [, name, type, nullable] =
      /^CHANGE COLUMN \\x60([^\\x60]+)\\x60 \\x60\\1\\x60 (.+?) ((?:NOT )?NULL)$/.exec(change.trim()) || [];
    return Boolean(name) && columns.get(table + '.' + name) === typeOf(type) + ' ' + nullable;
  };
  const all = changes.split(',\\n');
  const needed = all.filter((change) => !isSame(change));
  if (needed.length === all.length) return sql;
  return needed.length === 0 ? '' : 'ALTER TABLE \\x60' + table + '\\x60 ' + needed.join(',\\n');
}

/** PostgreSQL's connector drops every index of several columns and makes it again, also where nothing changed. */
function withoutRemadeIndexes(sql, indexes) {
  const parts = sql.split(';\\n').map((part) => part.trim());
  const remade = parts
    .filter((part) => indexes.has(indexIn(part)) && shapeOf(part) === indexes.get(indexIn(part)))
    .map(indexIn);
  const dropped = (part) => namesIn(part, /^DROP INDEX +([^ ;]+)/gi)[0];
  return parts
    .filter((part) => part !== '' && !remade.includes(indexIn(part)) && !remade.includes(dropped(part)))
    .join(';\\n');
}

const indexIn = (sql) => namesIn(sql, /^CREATE[ A-Z]* INDEX +([^ ]+) +ON/gi)[0];

/** The definition of an index without what may be written or left out. */
function shapeOf(sql) {
  return sql
    .replace(/"/g, '')
    .replace(/ on [^ .]+[.]/i, ' on ')
    .replace(/ using btree| asc\\b/gi, '')
    .replace(/ *([(),]) */g, '$1')
    .replace(/ +/g, ' ')
    .toLowerCase();
}

/** What these statements drop and do not create again: "column note of customer". */
function dropsIn(statements) {
  const created = statements.flatMap((sql) => namesIn(sql, /(?:CREATE|ADD)[ A-Z]* INDEX +([^ (]+)/gi));
  return statements.flatMap((sql) => {
    const [table] = namesIn(sql, /ALTER TABLE +([^ ]+)/gi);
    const columns = namesIn(sql, /DROP COLUMN +([^ ,;]+)/gi).map((name) => 'column ' + name + ' of ' + table);
    const tables = namesIn(sql, /DROP TABLE(?: IF EXISTS)? +([^ ,;]+)/gi).map((name) => 'table ' + name);
    const indexes = namesIn(sql, /DROP INDEX +([^ ,;]+)/gi)
      .filter((name) => !created.includes(name))
      .map((name) => 'index ' + name);
    return [...columns, ...tables, ...indexes];
  });
}

/** The last part of each name that a pattern finds, without quotes. */
function namesIn(sql, pattern) {
  return [...sql.matchAll(pattern)].map((match) => match[1].split('.').pop().replace(/["\`;]/g, ''));
}

/**
 * Runs a migration with the flags of the command line, and ends the process: 0 if everything was
 * done, 1 after an error, 2 if something would be dropped.
 */
function runMigration(migrate) {
  const flags = process.argv.slice(2);
  const unknown = flags.find((flag) => !known.includes(flag));
  if (unknown) {
    console.error('There is no option ' + unknown + '. ' + usage);
    process.exit(1);
  }
  migrate(flags).then(
    (isDone) => process.exit(isDone ? 0 : 2),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}

module.exports = { migrateDatabase, runMigration };
`;
