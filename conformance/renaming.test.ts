/** Renames models of random projects and compares what loopback 3.28 defines before and after. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inheritedRelationsOf,
  type ModelEntry,
  type Project,
  previewRename,
  relationsOf,
  renameModel,
  renameWithNames,
} from '../src/model/index.ts';
import { lineageDefinitionsOf } from '../src/model/projectIndex.ts';
import type { ResolvedRelation } from '../src/model/relations/relationKind.ts';
import { derivesJoinKeys, hasGuessedJoin, ownJoinOf } from '../src/model/renaming/joinModels.ts';
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

/** Returns what clients and stored rows depend on in LoopBack, by model; null if LoopBack does not boot. */
function engineView(project: Project, served: ReadonlySet<string>, nameOf: (name: string) => string) {
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  const dataSource = app.dataSource('db', { connector: 'memory' });
  try {
    const models: EngineModel[] = project.models.map((entry) =>
      app.registry.createModel(structuredClone(entry.definition)),
    );
    for (const model of models) app.model(model, { dataSource: 'db' });
    // Includes the join models that LoopBack defines itself.
    const all: EngineModel[] = Object.values(dataSource.modelBuilder.models);
    return Object.fromEntries(
      all
        .filter(({ relations }) => relations !== undefined)
        .map((model) => [nameOf(model.modelName), viewOf(model, served, nameOf)] as const),
    );
  } catch {
    return null;
  }
}

function viewOf(
  { modelName, relations, definition, sharedClass }: EngineModel,
  served: ReadonlySet<string>,
  nameOf: (name: string) => string,
) {
  return {
    name: nameOf(modelName),
    // A join model that LoopBack defines itself is not served.
    path: served.has(nameOf(modelName)) ? sharedClass.http.path : null,
    properties: Object.keys(definition.properties).toSorted(),
    relations: Object.fromEntries(
      Object.entries(relations).map(([name, { type, keyFrom, keyTo, keyThrough, modelTo, modelThrough }]) => [
        name,
        {
          type,
          keyFrom,
          keyTo,
          // LoopBack derives one for every hasMany, but reads it only with a through model.
          keyThrough: modelThrough && keyThrough,
          target: modelTo && nameOf(modelTo.modelName),
          through: modelThrough && nameOf(modelThrough.modelName),
        },
      ]),
    ),
  };
}

const caseArbitrary = fc.tuple(projectArbitrary, fc.nat(4), fc.func(fc.boolean()));

/**
 * Whether a hasAndBelongsToMany relates a model and its base: we do not track which
 * join model LoopBack defines first. Or whether a model extends a join model: it
 * inherits what a file says, and not what LoopBack declares in code. Or whether
 * relations between other models share a `throughTable`: LoopBack defines a model
 * for each, and shows the last one (SPEC).
 */
function hasOddJoin(project: Project): boolean {
  const isInLine = (model: ModelEntry, base: ModelEntry): boolean =>
    model !== base && lineageDefinitionsOf(project, model.definition).includes(base.definition);
  const isInFamily = ({ owner, target }: ResolvedRelation): boolean =>
    target !== null && (owner === target || isInLine(owner, target) || isInLine(target, owner));
  const tables = new Map<string, string>();
  const isShared = (relation: ResolvedRelation): boolean => {
    const table = ownJoinOf(relation);
    const ends = [relation.owner.id, relation.target?.id].toSorted().join();
    if (table === null || tables.get(table) === ends) return false;
    const isOther = tables.has(table);
    tables.set(table, ends);
    return isOther;
  };
  return project.models.some((entry) =>
    [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)].some((relation) => {
      const { through } = relation;
      const isExtended = through !== null && project.models.some((model) => isInLine(model, through));
      // Its own join model: the relation that LoopBack declares there may have its name.
      const isOwnJoin = through === relation.owner && Boolean(relation.definition['polymorphic']);
      return (
        (hasGuessedJoin(relation) && isInFamily(relation)) ||
        (derivesJoinKeys(relation) && (isExtended || isOwnJoin)) ||
        isShared(relation)
      );
    }),
  );
}

describe('a renamed model', () => {
  it('RN8: LoopBack sees the same keys, relations, properties and paths as before', () => {
    fc.assert(
      fc.property(caseArbitrary, ([project, index]) => {
        const entry = project.models[index % project.models.length];
        fc.pre(entry !== undefined && !hasOddJoin(project));
        const served = new Set(project.models.map(({ definition }) => definition.name));
        const before = engineView(project, served, (name) => name);
        fc.pre(before !== null);
        const renamed = renameModel(project, { modelId: entry.id, name: NEW_NAME, names: 'none' });
        const after = engineView(renamed, served, (name) =>
          name === NEW_NAME ? entry.definition.name : name,
        );
        expect(after).toEqual(before);
      }),
      { numRuns: 100, seed: 20_261_201 },
    );
  });

  it('RN7: relations that name the same property of stored rows still name the same one after any rename', () => {
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
          expect(countNames(project, project)).toEqual(countNames(project, after));
        }
      }),
      { numRuns: 100, seed: 20_261_201 },
    );
  });
});

/** Returns, for each property of stored rows before, how many names its declared uses have after. */
function countNames(before: Project, after: Project): readonly string[] {
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
