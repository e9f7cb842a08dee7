/** The files that make the tables of an exported application. They are the same for every project. */

/** Makes columns hold what the model says, and gives foreign keys an index. */
export const schemaFile = `'use strict';

const crypto = require('crypto');

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
        setType(property, { postgresql: { dataType: 'double precision' }, mysql: { dataType: 'double' } });
      }
      if (property.type === Date) setType(property, { mysql: { dataType: 'datetime', dataPrecision: 3 } });
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
  const hash = crypto.createHash('sha256').update(name).digest('hex').slice(0, 10);
  return Buffer.from(name).subarray(0, 40).toString('latin1').replace(/[^a-z0-9_]/g, '_') + '_' + hash + '_fk';
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
  const statements = isReset ? [] : await plan(database, names);
  const drops = isReset ? names.map((name) => 'every row of ' + name) : dropsIn(statements);
  if (drops.length > 0) {
    print('this drops\\n  ' + drops.join('\\n  '));
    if (!flags.includes('--yes')) {
      print('nothing was changed. Take a backup, then run npm run migrate -- ' + [...flags, '--yes'].join(' '));
      return false;
    }
  }
  if (isReset) await database.automigrate(names);
  else await database.autoupdate(names);
  const isUpToDate = !isReset && typeof connector.executeSQL === 'function' && statements.length === 0;
  print(isUpToDate ? 'nothing to change' : 'up to date: ' + names.join(', '));
  return true;
}

/** The statements that autoupdate would run. Nothing is changed. */
async function plan(database, names) {
  const { connector } = database;
  const run = connector.executeSQL;
  if (typeof run !== 'function') return [];
  const statements = [];
  connector.executeSQL = (sql, parameters, options, callback) => {
    if (/^ *(select|show|describe)/i.test(sql.trim())) {
      return run.call(connector, sql, parameters, options, callback);
    }
    if (sql.trim() !== '') statements.push(sql);
    process.nextTick(callback, null, []);
  };
  try {
    await database.autoupdate(names);
  } finally {
    delete connector.executeSQL;
  }
  return statements;
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
