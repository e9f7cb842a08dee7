/** Makes the inputs of the program for the terminal: projects of any size, and dumps. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a project with relations between its models, as a generator writes them.
 * @param {string} folder @param {number} count
 */
export function writeProject(folder, count) {
  const models = join(folder, 'common', 'models');
  mkdirSync(models, { recursive: true });
  mkdirSync(join(folder, 'server'), { recursive: true });
  const name = (/** @type {number} */ index) => `Model${index % count}`;
  const config = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [name(index), { dataSource: 'db', public: true }]),
  );
  for (let index = 0; index < count; index += 1) {
    const definition = {
      name: name(index),
      base: 'PersistedModel',
      properties: {
        title: { type: 'string', required: true },
        amount: { type: 'number' },
        at: { type: 'date' },
      },
      validations: [],
      relations: {
        children: { type: 'hasMany', model: name(index * 7 + 1), foreignKey: '' },
        owner: { type: 'belongsTo', model: name(index * 3 + 2), foreignKey: '' },
      },
      acls: [],
      methods: {},
    };
    writeFileSync(join(models, `model-${index}.json`), `${JSON.stringify(definition, null, 2)}\n`);
  }
  const meta = { _meta: { sources: ['../common/models'] }, ...config };
  writeFileSync(join(folder, 'server', 'model-config.json'), `${JSON.stringify(meta, null, 2)}\n`);
  writeFileSync(
    join(folder, 'server', 'datasources.json'),
    `${JSON.stringify({ db: { name: 'db', connector: 'memory' } }, null, 2)}\n`,
  );
}

/**
 * Writes a dump of so many tables, each with a foreign key and rows.
 * @param {string} file @param {number} tables
 * @returns {number} its size in bytes
 */
export function writeDump(file, tables) {
  const row = `'${"some text; (brackets), a comment -- and a quote'' ".repeat(4)}'`;
  const text = Array.from({ length: tables }, (_, index) => {
    const rows = Array.from({ length: 100 }, (_row, id) => `(${id},${index},${row})`).join(',');
    return `CREATE TABLE \`table_${index}\` (
  \`id\` int NOT NULL AUTO_INCREMENT,
  \`parent_id\` int DEFAULT NULL,
  \`title\` varchar(80) NOT NULL,
  PRIMARY KEY (\`id\`),
  CONSTRAINT \`fk_${index}\` FOREIGN KEY (\`parent_id\`) REFERENCES \`table_${Math.floor(index / 2)}\` (\`id\`)
) ENGINE=InnoDB;
INSERT INTO \`table_${index}\` VALUES ${rows};
`;
  }).join('\n');
  writeFileSync(file, text);
  return Buffer.byteLength(text);
}
