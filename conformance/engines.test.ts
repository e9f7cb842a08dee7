/**
 * The table of docs/loopback.md#versions: each program of a row runs on juggler
 * 3.36, on juggler 7.0.3, and on our runtime with both settings.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { type EngineName, engineNames } from '../src/model/engine.ts';
import { type Project, restPathOf } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { engineDifferences } from '../src/playground/panel/engine/engineDifferences.ts';
import { type EngineProgram, enginePrograms } from './differences/engines.ts';
import { readVersionRows } from './page/programs.ts';
import { createOurs, createReference } from './sideBySide/engines.ts';
import { type StoreName, stores } from './sideBySide/stores.ts';
import type { Engine } from './sideBySide/world.ts';
import { bootProject } from './testing/bootProject.ts';
import { codesOf, projectOf } from './testing/definitions.ts';

const configured = (project: Project): Project => ({
  ...project,
  modelConfig: {
    path: 'server/model-config.json',
    config: { _meta: { sources: ['../common/models'] }, Focus: { dataSource: 'db' } },
    source: null,
  },
});

let engines: Engine[] = [];

afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  engines = [];
});

async function resultOf(engine: Engine, { run }: EngineProgram): Promise<unknown> {
  engines.push(engine);
  try {
    const result = await run(engine.source);
    return result === undefined ? result : JSON.parse(JSON.stringify(result));
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

const openOurs = async (name: EngineName, store: StoreName): Promise<Engine> =>
  createOurs(await stores[store](), name);

describe.each(engineNames)('the differences between the engines, on %s', (name) => {
  it.each(enginePrograms)('VE1 $row', async (program) => {
    expect(await resultOf(createReference(name), program), 'juggler').toEqual(program.results[name]);
    for (const store of Object.keys(stores) as StoreName[])
      expect(await resultOf(await openOurs(name, store), program), store).toEqual(program.results[name]);
  });
});

it('PB115: the booted LoopBack 3 serves Focus under its plural, which the fix keeps in all versions', async () => {
  const project = configured(projectOf({ name: 'Focus' }));
  const [entry] = project.models;
  expect(codesOf(project)).toEqual(['plural-of-engines']);
  const fixed = findProblems(project)[0]?.fix?.apply(project) ?? project;
  const plurals: (string | undefined)[] = [];
  for (const each of [project, fixed]) {
    const { models, close } = await bootProject(each);
    plurals.push(models['Focus']?.pluralModelName);
    close();
  }
  expect(plurals).toEqual(['Focus', 'Focus']);
  expect(entry && restPathOf(project, entry)).toBe('/api/Focuses');
  expect(fixed.models[0] && restPathOf(fixed, fixed.models[0])).toBe('/api/Focus');
});

describe('the table of docs/loopback.md', () => {
  it('has a row for each program and a program for each row', () => {
    const tested = [...new Set(enginePrograms.map(({ row }) => row))];
    expect(
      readVersionRows()
        .map(({ what }) => what)
        .toSorted(),
    ).toEqual([...tested, 'promises'].toSorted());
  });

  it('is what the playground shows', () => {
    expect(engineDifferences).toEqual(readVersionRows());
  });

  it('shows only what differs', () => {
    for (const { row, results } of enginePrograms)
      expect(results.loopback3, row).not.toEqual(results.juggler7);
  });
});
