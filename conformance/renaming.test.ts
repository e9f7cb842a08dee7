/** Random projects whose models are renamed: what loopback 3.28 makes of them before and after. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inheritedRelationsOf,
  type Project,
  previewRename,
  relationsOf,
  renameModel,
  renameWithNames,
} from '../src/model/index.ts';
import { lineageDefinitionsOf } from '../src/model/projectIndex.ts';
import { hasGuessedJoin } from '../src/model/renaming/joinModels.ts';
import { allNameUses, nameUsesOf } from '../src/model/renaming/nameUses.ts';
import { projectArbitrary } from './testing/randomProject.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');

const NEW_NAME = 'SalesDocument';

interface EngineRelation {
  readonly type: string;
  readonly keyFrom: string;
  readonly keyTo: string;
  readonly keyThrough?: string;
  readonly modelTo: { readonly modelName: string } | null;
  readonly modelThrough?: { readonly modelName: string };
}

interface EngineModel {
  readonly modelName: string;
  readonly sharedClass: { readonly http: { readonly path: string } };
  readonly definition: { readonly properties: Readonly<Record<string, unknown>> };
  readonly relations: Readonly<Record<string, EngineRelation>>;
}

/** What clients and stored rows see of a project's models in LoopBack, by the ids of the models; null where it does not boot. */
function seen(project: Project, served: ReadonlySet<string>, nameOf: (name: string) => string) {
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  const dataSource = app.dataSource('db', { connector: 'memory' });
  try {
    const models: EngineModel[] = project.models.map((entry) =>
      app.registry.createModel(structuredClone(entry.definition)),
    );
    for (const model of models) app.model(model, { dataSource: 'db' });
    // With the join models that LoopBack makes itself.
    const all: EngineModel[] = Object.values(dataSource.modelBuilder.models);
    return Object.fromEntries(
      all
        .filter(({ relations }) => relations !== undefined)
        .map((model) => [nameOf(model.modelName), seenOf(model, served, nameOf)] as const),
    );
  } catch {
    return null;
  }
}

function seenOf(
  { modelName, relations, definition, sharedClass }: EngineModel,
  served: ReadonlySet<string>,
  nameOf: (name: string) => string,
) {
  return {
    name: nameOf(modelName),
    // A join model that LoopBack makes is not served, whatever path it would have.
    path: served.has(nameOf(modelName)) ? sharedClass.http.path : null,
    properties: Object.keys(definition.properties).toSorted(),
    relations: Object.fromEntries(
      Object.entries(relations).map(([name, { type, keyFrom, keyTo, keyThrough, modelTo, modelThrough }]) => [
        name,
        {
          type,
          keyFrom,
          keyTo,
          // LoopBack works one out for every hasMany, and reads it with a join model only.
          keyThrough: modelThrough && keyThrough,
          target: modelTo && nameOf(modelTo.modelName),
          through: modelThrough && nameOf(modelThrough.modelName),
        },
      ]),
    ),
  };
}

const caseArbitrary = fc.tuple(projectArbitrary, fc.nat(4), fc.func(fc.boolean()));

/** A many to many between a model and one that extends it: which join model LoopBack makes first is not followed (SPEC). */
function hasJoinInFamily(project: Project): boolean {
  return project.models.some((entry) =>
    [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)].some(
      (relation) =>
        hasGuessedJoin(relation) &&
        relation.target !== null &&
        (lineageDefinitionsOf(project, relation.owner.definition).includes(relation.target.definition) ||
          lineageDefinitionsOf(project, relation.target.definition).includes(relation.owner.definition)),
    ),
  );
}

describe('a renamed model', () => {
  it('RN8: LoopBack sees the same keys, relations, properties and paths as before', () => {
    fc.assert(
      fc.property(caseArbitrary, ([project, index]) => {
        const entry = project.models[index % project.models.length];
        fc.pre(entry !== undefined && !hasJoinInFamily(project));
        const served = new Set(project.models.map(({ definition }) => definition.name));
        const before = seen(project, served, (name) => name);
        fc.pre(before !== null);
        const kept = renameModel(project, { modelId: entry.id, name: NEW_NAME, names: 'none' });
        const after = seen(kept, served, (name) => (name === NEW_NAME ? entry.definition.name : name));
        expect(after).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it('RN7: relations that named one property of stored rows name one afterwards, whatever changes', () => {
    fc.assert(
      fc.property(caseArbitrary, ([project, index, choose]) => {
        const entry = project.models[index % project.models.length];
        fc.pre(entry !== undefined);
        const args = { modelId: entry.id, name: NEW_NAME };
        const units = previewRename(project, { ...args, names: 'all' })?.units ?? [];
        const some = units.filter(({ id }) => choose(id)).map(({ id }) => id);
        for (const names of ['none', 'derived', 'all', some] as const) {
          const after = renameWithNames(project, { ...args, names });
          if (names === 'none' || names === 'derived')
            expect(renameModel(project, { ...args, names })).toEqual(after);
          expect(partners(project, project)).toEqual(partners(project, after));
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The declared uses of each property of stored rows, told by what they were before: places that share a name now stand together. */
function partners(before: Project, after: Project): readonly string[] {
  const names = new Map<string, Set<string>>();
  for (const use of allNameUses(before)) {
    const { owner, ref } = use.relation;
    if (owner.id !== ref.modelId) continue;
    const at = relationsOf(before, owner.id).findIndex((each) => each.ref.name === ref.name);
    const now = relationsOf(after, owner.id)[at];
    const found = now && nameUsesOf(now).find(({ attribute }) => attribute === use.attribute);
    const group = names.get(use.group) ?? new Set<string>();
    names.set(use.group, group.add(found?.name.value ?? 'lost'));
  }
  return [...names].map(([group, { size }]) => `${group} ${size}`);
}
