import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import {
  allRelations,
  connectModels,
  createExampleProject,
  type ModelDefinition,
  type Project,
  renameModel,
} from '../../model/index.ts';
import { target } from '../../targets/loopback4/target.ts';
import { textOfFile } from '../../targets/target.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import { toProject } from '../toProject.ts';
import { definitionsOf, openScripts } from './testing/openScripts.ts';
import { shopScripts } from './testing/shopScripts.ts';

/** The model scripts of the LoopBack 4 application that a project becomes. */
function scriptsOf(project: Project): Readonly<Record<string, string>> {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  const files = [...made.value.files].filter(({ path }) => /\.model\.ts$/.test(path));
  return Object.fromEntries(files.map((file) => [file.path, textOfFile(file)]));
}

const again = (opened: OpenedFiles): OpenedFiles => openScripts(scriptsOf(toProject(opened)));

it('SR106: what was opened from LoopBack 4 and exported to it is opened as it was', () => {
  const opened = openScripts(shopScripts);
  expect(opened.problems).toEqual([]);
  const exported = again(opened);
  expect(exported.problems).toEqual([]);
  expect(definitionsOf(exported)).toEqual(definitionsOf(opened));
  const files = (each: OpenedFiles) => each.models.map(({ path, origin }) => `${origin} ${path}`).toSorted();
  expect(files(exported)).toEqual(files(opened));
  expect(Object.keys(definitionsOf(opened)).toSorted()).toEqual([
    ...['Account', 'Address', 'Order', 'Product', 'Purchase', 'customer'],
  ]);
});

it('SR106: a model that is renamed gets the usual names, and one that is edited its edits', () => {
  const project = toProject(openScripts(shopScripts));
  const [order] = project.models.filter(({ definition }) => definition.name === 'Order');
  const renamed = renameModel(project, { modelId: order?.id ?? '', name: 'Sale' });
  const scripts = scriptsOf(renamed);
  expect(Object.keys(scripts)).toContain('src/models/sale.model.ts');
  expect(scripts['src/models/sale.model.ts']).toContain('export class Sale extends Entity');
});

it('SR106: what is exported to LoopBack 4 comes back with its models, keys and relations', () => {
  const example = createExampleProject();
  const idOf = (name: string) => example.models.find(({ definition }) => definition.name === name)?.id ?? '';
  const project = connectModels(example, {
    ownerId: idOf('Review'),
    targetId: idOf('Customer'),
    type: 'referencesMany',
  });
  const back = toProject(openScripts(scriptsOf(project)));
  const relationsIn = (from: Project) =>
    allRelations(from)
      .map(({ owner, ref, kind, targetName, foreignKey }) =>
        [owner.definition.name, ref.name, kind?.type, targetName, foreignKey?.value].join(),
      )
      .toSorted();
  expect(relationsIn(back)).toEqual(relationsIn(project));
  expect(back.models.map(({ definition }) => definition.name)).toEqual(
    project.models.map(({ definition }) => definition.name),
  );
});

it('SR106: names of class and file that are not those of a class, or taken, are not used', () => {
  const project = toProject(openScripts(shopScripts));
  const withOrigin = (loopback4: JsonObject): Project => ({
    ...project,
    models: project.models.map((entry) => ({
      ...entry,
      definition: { ...entry.definition, options: { loopback4 } } as ModelDefinition,
    })),
  });
  const odd = withOrigin({ class: 'A B', file: '../x', attributes: [] });
  expect(Object.keys(scriptsOf(odd)).toSorted()).toEqual(
    ['account', 'address', 'customer', 'order', 'product', 'purchase'].map(
      (name) => `src/models/${name}.model.ts`,
    ),
  );
  const twice = withOrigin({ class: 'Thing', file: 'thing' });
  expect(Object.keys(scriptsOf(twice))).toHaveLength(6);
});
