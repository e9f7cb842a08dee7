/** The files that make the tables of an exported application. They are the same for every project. */
import { columnTypes } from '../application/schemaRules.ts';

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
const { migrateDatabase, runMigration } = require('./migrate-database');

runMigration(async (flags) => {
  const app = await connectedApp();
  let isDone = true;
  for (const database of databasesOf(app)) {
    isDone = (await migrateDatabase(database, flags)) && isDone;
    await database.disconnect();
  }
  return isDone;
});
`;
