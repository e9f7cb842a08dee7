import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModelFile } from '../files/readModelFile.ts';
import { createProject, type ModelEntry, type Project } from '../project.ts';

import { layoutAtOrigin } from './projects.ts';

const folder = join(import.meta.dirname, '../../../e2e/fixtures/shop');
const models = join(folder, 'common/models');

/** Creates the project of a web shop with 25 models; the id of a model is its name. */
export function shopProject(): Project {
  const config = readFileSync(join(folder, 'server/model-config.json'), 'utf8');
  const files = readdirSync(models).filter((name) => name.endsWith('.json'));
  const entries = files.map(entryOf);
  return {
    ...createProject('Shop'),
    models: entries,
    layout: layoutAtOrigin(entries),
    modelConfig: { path: 'server/model-config.json', config: JSON.parse(config), source: { text: config } },
  };
}

function entryOf(name: string): ModelEntry {
  const path = `common/models/${name}`;
  const file = readModelFile(path, readFileSync(join(models, name), 'utf8'));
  if (!file.ok) throw new Error(file.error.message);
  const { name: modelName } = file.value.definition;
  return {
    id: modelName,
    ...file.value,
    // As the generator writes it.
    script: `'use strict';\n\nmodule.exports = function(${modelName}) {\n\n};\n`,
  };
}
