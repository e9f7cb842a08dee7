/** Compares what is read of LoopBack 4 scripts with what their classes tell the real @loopback/repository. */
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../src/lib/json.ts';
import { findModelByName, inheritedRelationsOf, type Project, relationsOf } from '../src/model/index.ts';
import { definitionsOf, openScripts } from '../src/sources/loopback4/testing/openScripts.ts';
import { shopScripts } from '../src/sources/loopback4/testing/shopScripts.ts';
import { toProject } from '../src/sources/toProject.ts';
import { target } from '../src/targets/loopback4/target.ts';
import { textOfFile } from '../src/targets/target.ts';
import {
  type LoadedClasses,
  loadClasses,
  type RealClass,
  type RealRelation,
  resolveReal,
  typeOfReal,
} from './testing/loopback4Classes.ts';
import { baseScripts, codeScripts } from './testing/loopback4Scripts.ts';
import { openFixture } from './testing/openFixture.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { isSound } from './testing/soundProjects.ts';

type Scripts = Readonly<Record<string, string>>;

let loaded: LoadedClasses | undefined;

afterEach(() => {
  loaded?.remove();
  loaded = undefined;
});

/** The definition of a model after those of its bases. */
function lineOf(project: Project, name: string): readonly JsonObject[] {
  const definition = findModelByName(project, name)?.definition;
  return definition === undefined ? [] : [...lineOf(project, String(definition.base)), definition];
}

/** What only LoopBack 4 adds, and what is elsewhere in a model file. */
const addedAttributes = new Set(['type', 'itemType', 'hidden', 'useDefaultIdType']);

const realProperties = ({ definition }: RealClass) =>
  Object.fromEntries(
    Object.entries(definition.properties).map(([name, property]) => {
      const others = Object.entries(property).filter(([key]) => !addedAttributes.has(key));
      return [name, { type: typeOfReal(property), ...Object.fromEntries(others) }];
    }),
  );

const readProperties = (project: Project, name: string) =>
  Object.assign({}, ...lineOf(project, name).map(({ properties }) => properties)) as JsonObject;

/** `bought hasMany Product through Purchase (buyerId, productCode)`. */
function describeReal(relation: RealRelation): string {
  const { name, type, keyTo, keyFrom, through } = resolveReal(relation);
  const to = `${name} ${type} ${relation.target().definition.name}`;
  if (through)
    return `${to} through ${through.model().definition.name} (${through.keyFrom}, ${through.keyTo})`;
  return type === 'belongsTo' || type === 'referencesMany'
    ? `${to} (${keyFrom} → ${keyTo})`
    : `${to} (${keyTo} → ${keyFrom})`;
}

function describeRead(project: Project, name: string): readonly string[] {
  const id = findModelByName(project, name)?.id ?? '';
  return [...relationsOf(project, id), ...inheritedRelationsOf(project, id)].map((relation) => {
    const { ref, type, targetName, throughName, foreignKey, keyThrough, pointsAt } = relation;
    const to = `${ref.name} ${type} ${targetName}`;
    if (throughName !== null)
      return `${to} through ${throughName} (${foreignKey?.value}, ${keyThrough?.value})`;
    return `${to} (${foreignKey?.value} → ${pointsAt[0]?.property})`;
  });
}

/** Settings by the names of LoopBack 4. */
function readSettings(project: Project, name: string): JsonObject {
  const { strict, forceId, idInjection, scope, indexes, hidden, options } = findModelByName(project, name)
    ?.definition ?? { name };
  const { loopback4: _origin, ...others } = isJsonObject(options) ? options : {};
  const all = { strict, forceId, idInjection, scope, indexes, hiddenProperties: hidden, ...others };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** Reads scripts and loads them, and compares everything. Returns how much there was. */
function compareAll(scripts: Scripts): { readonly properties: number; readonly relations: number } {
  const opened = openScripts(scripts);
  expect(opened.problems).toEqual([]);
  const project = toProject(opened);
  loaded = loadClasses(scripts);
  const names = loaded.classes.map(({ definition }) => definition.name);
  expect(Object.keys(definitionsOf(opened)).toSorted()).toEqual(names.toSorted());
  let [properties, relations] = [0, 0];
  for (const real of loaded.classes) {
    const { name } = real.definition;
    const found = realProperties(real);
    expect(readProperties(project, name), name).toEqual(found);
    const related = Object.values(real.definition.relations);
    expect(describeRead(project, name).toSorted(), name).toEqual(related.map(describeReal).toSorted());
    properties += Object.keys(found).length;
    relations += related.length;
  }
  return { properties, relations };
}

function scriptsOf(project: Project): Scripts {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  const files = [...made.value.files].filter(({ path }) => path.startsWith('src/models/'));
  return Object.fromEntries(files.map((file) => [file.path, textOfFile(file)]));
}

it('every property and relation is read as the decorators tell LoopBack 4', () => {
  expect(compareAll(shopScripts)).toEqual({ properties: 25, relations: 8 });
});

it('settings are those of LoopBack 4', () => {
  const project = toProject(openScripts(shopScripts));
  loaded = loadClasses(shopScripts);
  for (const { definition } of loaded.classes) {
    const isEntity = findModelByName(project, definition.name)?.definition.base === 'PersistedModel';
    // Its repositories add strict; a class without rows has none.
    const settings = { strict: true, ...definition.settings };
    const read = readSettings(project, definition.name);
    expect(isEntity ? read : { ...read, idInjection: undefined }).toEqual(settings);
  }
});

it('classes that extend each other have what they inherit, whatever file they are in', () => {
  expect(compareAll(baseScripts)).toEqual({ properties: 14, relations: 6 });
});

it('what is code is left out, and nothing else', () => {
  const opened = openScripts(codeScripts);
  loaded = loadClasses(codeScripts);
  const [real] = loaded.classes;
  const read = definitionsOf(opened)['Note'];
  const code = opened.report?.remarks.filter(({ text }) => /is code/.test(text)) ?? [];
  const missing = Object.entries(real?.definition.properties ?? {}).flatMap(([name, property]) =>
    Object.keys(property).filter(
      (key) => !addedAttributes.has(key) && !(key in (read?.properties[name] ?? {})),
    ),
  );
  expect(Object.keys(read?.properties ?? {})).toEqual(Object.keys(real?.definition.properties ?? {}));
  // A default that makes a time or an id has another name.
  expect(missing.toSorted()).toEqual(['default', 'default', 'default', 'length']);
  expect(code.map(({ text }) => /line (\d+)/.exec(text)?.[1])).toEqual(['11', '12', '13']);
});

it('what our own export writes is read as LoopBack 4 does', async () => {
  const projects = [
    await openFixture('library'),
    await openFixture('shop'),
    ...fc.sample(projectArbitrary.filter(isSound), { numRuns: 6, seed: 16 }),
  ];
  let relations = 0;
  for (const project of projects) {
    relations += compareAll(scriptsOf(project)).relations;
    loaded?.remove();
  }
  expect(relations).toBeGreaterThan(15);
});
