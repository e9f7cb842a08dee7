/** The files that make the tables of an exported application. They are the same for every project. */
import { columnTypes } from './schemaRules.ts';

/** Prints settings of columns as JavaScript. */
const printSettings = (settings: object): string =>
  JSON.stringify(settings, null, 1)
    .replace(/\s+/g, ' ')
    .replace(/"(\w+)":/g, '$1:')
    .replaceAll('"', "'");

/** Makes columns hold what the model says, and gives foreign keys an index. */
export const schemaFile = `'use strict';

/**
 * Prepares the models for SQL databases. The model files stay as they are, and what they say
 * about a column or an index counts.
 *
 * - LoopBack makes INTEGER columns of "number": PostgreSQL refuses 12.5, MySQL stores 13. Numbers
 *   that are not ids or keys become doubles.
 * - MySQL cuts the milliseconds of a date. Dates get three digits.
 * - LoopBack makes no index for a foreign key. Each gets one, so that the cost of a relation
 *   grows with its answer and not with the table.
 */
module.exports = (app) => {
  const keys = foreignKeysOf(app);
  const isKey = (model, name) => keys.some((key) => key.pointsAtId && key.model === model && key.name === name);
  for (const model of new Set([...app.models(), ...keys.map((key) => key.model)])) {
    for (const [name, property] of Object.entries(model.definition.properties)) {
      if (property.id || isKey(model, name)) continue;
      if (property.type === Number) {
        setType(property, ${printSettings(columnTypes.Number)});
      }
      if (property.type === Date) setType(property, ${printSettings(columnTypes.Date)});
    }
  }
  for (const { model, name } of keys) addIndex(model, name);
};

function setType(property, byConnector) {
  if (property.dataType) return;
  for (const [connector, type] of Object.entries(byConnector)) {
    property[connector] = { ...type, ...property[connector] };
  }
}

/** Every foreign key: its model, its property, whether it points at an id. */
function foreignKeysOf(app) {
  const keys = [];
  const add = (model, name, target, targetKey) => {
    const property = model && name && model.definition.properties[name];
    if (!property || property.id || Array.isArray(property.type)) return;
    const referred = target && target.definition.properties[targetKey];
    keys.push({ model, name, pointsAtId: !referred || Boolean(referred.id) });
  };
  for (const model of app.models()) {
    for (const relation of Object.values(model.relations)) {
      const { type, modelFrom, modelThrough, modelTo, keyFrom, keyTo, keyThrough, polymorphic } = relation;
      if (relation.embed || type === 'referencesMany') continue;
      if (type === 'belongsTo') add(modelFrom, keyFrom, modelTo, keyTo);
      else if (modelThrough) {
        add(modelThrough, keyTo, modelFrom, keyFrom);
        add(modelThrough, keyThrough, modelTo, modelTo && modelTo.definition.idName());
      } else add(modelTo, keyTo, modelFrom, keyFrom);
      if (polymorphic && polymorphic.discriminator) {
        const holder = type === 'belongsTo' ? modelFrom : modelThrough || modelTo;
        add(holder, polymorphic.discriminator);
      }
    }
  }
  return keys;
}

function addIndex(model, key) {
  const { properties, settings } = model.definition;
  if (properties[key].index) return;
  settings.indexes = settings.indexes || {};
  const name = indexName((model.modelName + '_' + key + '_fk').toLowerCase());
  // PostgreSQL's connector makes an index again at each migration unless the options say "unique".
  settings.indexes[name] = settings.indexes[name] || { keys: { [key]: 1 }, options: { unique: false } };
}

/** PostgreSQL cuts names after 63 bytes, and would not find the index again. */
function indexName(name) {
  if (Buffer.byteLength(name) <= 60) return name;
  return name.slice(0, 40).replace(/[^a-z0-9_]/g, '_') + '_' + hashOf(name) + '_fk';
}

function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
`;

/** `npm run migrate`. */
export const migrateFile = `'use strict';

const { connectedApp, databasesOf } = require('./databases');

const usage = 'Usage: npm run migrate -- [--yes] [--reset]';
const known = ['--yes', '--reset'];

/**
 * Creates missing tables, columns and indexes and keeps the rows. What it would drop it only
 * does with --yes. With --reset it drops every table first, rows included.
 *
 * Returns whether everything was done.
 */
async function migrate(flags) {
  const app = await connectedApp();
  let isDone = true;
  for (const database of databasesOf(app)) {
    isDone = (await migrateDatabase(database, flags)) && isDone;
    await database.disconnect();
  }
  return isDone;
}

async function migrateDatabase(database, flags) {
  const { connector } = database;
  const names = Object.keys(connector._models);
  const print = (text) => console.log(database.name + ' (' + connector.name + '): ' + text);
  if (connector.name === 'memory') {
    print('rows in memory need no tables. DATABASE_URL chooses a database.');
    return true;
  }
  const isReset = flags.includes('--reset');
  const isSql = typeof connector.executeSQL === 'function';
  const indexes = connector.name === 'postgresql' ? await indexesOf(connector) : new Map();
  const statements = [];
  if (isSql && !isReset) {
    await intercept(connector, indexes, (sql) => statements.push(sql), () => database.autoupdate(names));
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
  else if (isSql) await intercept(connector, indexes, null, () => database.autoupdate(names));
  else await database.autoupdate(names);
  const isUpToDate = isSql && !isReset && statements.length === 0;
  print(isUpToDate ? 'nothing to change' : 'up to date: ' + names.join(', '));
  return true;
}

/**
 * Runs an action whose statements are looked at first. With a function for them, those that
 * change something are only reported; without one they run. What would make an index again
 * that is there already is left out.
 */
async function intercept(connector, indexes, report, action) {
  const run = connector.executeSQL;
  connector.executeSQL = (sql, parameters, options, callback) => {
    if (/^(select|show|describe)/i.test(sql.trim())) {
      return run.call(connector, sql, parameters, options, callback);
    }
    const needed = withoutRemadeIndexes(sql, indexes);
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
`;
