/** Compares the properties, ids, plurals, names and keys that we derive for random projects with those of loopback 3.28. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeProperties,
  idPropertyOf,
  inheritedRelationsOf,
  type ModelEntry,
  type Project,
  pluralOfModel,
  printModelFile,
  type ResolvedRelation,
  readModelFile,
  relationsOf,
} from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import type { EngineModel, EngineRelation } from './testing/bootProject.ts';
import { projectArbitrary } from './testing/randomProject.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');

/** Creates and attaches the models as loopback-boot does; returns the error if LoopBack refuses them. */
function loadModels(project: Project): readonly EngineModel[] | Error {
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  app.dataSource('db', { connector: 'memory' });
  try {
    const models: EngineModel[] = project.models.map((entry) =>
      app.registry.createModel(structuredClone(entry.definition)),
    );
    for (const model of models) app.model(model, { dataSource: 'db' });
    return models;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function typeName(type: unknown): string {
  if (Array.isArray(type)) return `[${typeName(type[0])}]`;
  const { modelName, name } = type as { readonly modelName?: string; readonly name: string };
  return (modelName ?? name).toLowerCase();
}

/** A hasAndBelongsToMany declares a belongsTo to each side on its join model; no file has it. */
function engineView(model: EngineModel, declared: ReadonlySet<string>) {
  const { properties } = model.definition;
  return {
    plural: model.pluralModelName,
    id: model.definition.idName() ?? null,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, typeName(property.type)]),
    ),
    relations: Object.fromEntries(
      Object.entries(model.relations)
        .filter(([name, { type }]) => declared.has(name) || type !== 'belongsTo')
        .map(([name, relation]) => [name, engineRelation(relation)]),
    ),
  };
}

const typesWithTargetKey = new Set(['hasMany', 'hasOne']);

function engineKey(relation: EngineRelation): string {
  return typesWithTargetKey.has(relation.type) ? relation.keyTo : relation.keyFrom;
}

function engineRelation(relation: EngineRelation) {
  const { keyThrough, modelTo, modelThrough, multiple, embed } = relation;
  const models = { target: modelTo?.modelName ?? null, through: modelThrough?.modelName ?? null };
  const isEmbedding = Boolean(embed);
  // LoopBack derives the second key of relations that have no use for it, too.
  const second = modelThrough ? (keyThrough ?? null) : null;
  return { key: engineKey(relation), keyThrough: second, ...models, multiple, isEmbedding };
}

function ourRelation(relation: ResolvedRelation): ReturnType<typeof engineRelation> {
  const { kind, foreignKey, storedIn, keyThrough, targetName, throughName, owner, definition } = relation;
  const sides = { ownerName: owner.definition.name, targetName: targetName ?? '', definition };
  return {
    key: (foreignKey ?? storedIn)?.value ?? '',
    keyThrough: keyThrough?.value ?? null,
    target: targetName,
    // A join model that the project does not have is made by LoopBack, with the first name that it looks for.
    through: throughName ?? kind?.throughNames(sides)[0] ?? null,
    multiple: kind?.isMultiple ?? false,
    isEmbedding: kind?.isEmbedding ?? false,
  };
}

function ourView(project: Project, entry: ModelEntry) {
  const views = describeProperties(project, entry.id);
  const relations = [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)].filter(
    ({ target, through, definition }) =>
      (target !== null || !definition.model) && (!definition.through || through !== null),
  );
  return {
    plural: pluralOfModel(project, entry),
    id: idPropertyOf(project, entry)?.name ?? null,
    properties: Object.fromEntries(views.map(({ name, typeLabel }) => [name, typeLabel.toLowerCase()])),
    relations: Object.fromEntries(relations.map((relation) => [relation.ref.name, ourRelation(relation)])),
  };
}

describe('random projects, compared with loopback 3.28', () => {
  it('PR1 PR2 PR3 PR4 PR5 HM1 HM2 RK1: have the same plurals, ids, properties, types, relations and keys', () => {
    let compared = 0;
    fc.assert(
      fc.property(projectArbitrary, (project) => {
        const models = loadModels(project);
        const isRefused = findProblems(project).some((problem) => problem.code === 'missing-primary-key');
        if (models instanceof Error) {
          expect(models.message).toContain("reading 'type'");
          expect(isRefused).toBe(true);
          return;
        }
        expect(isRefused).toBe(false);
        project.models.forEach((entry, index) => {
          const model = models[index];
          if (!model) throw new Error('a model is missing');
          const ours = ourView(project, entry);
          expect(ours).toEqual(engineView(model, new Set(Object.keys(ours.relations))));
        });
        compared += 1;
      }),
      { numRuns: 250, seed: 328 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('the definitions inside the loopback package', () => {
  const folder = join(dirname(require.resolve('loopback/package.json')), 'common/models');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it('RF4 PF1: are read, and printed byte for byte', () => {
    expect(files.length).toBeGreaterThan(5);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const read = readModelFile(`common/models/${name}`, text);
      if (!read.ok) throw new Error(read.error.message);
      const entry = { id: name, ...read.value };
      expect(printModelFile(entry)).toBe(text);
    }
  });
});
