import { describe, expect, it } from 'vitest';
import { contentOfArea } from './areaContent.ts';
import { addFiles } from './commands/addFiles.ts';
import { duplicateItems } from './commands/duplicateItems.ts';
import { layOut } from './commands/layOut.ts';
import { moveItems } from './commands/moveItems.ts';
import { renameModel } from './commands/renameModel.ts';
import type { ModelDefinition } from './definition.ts';
import { describeProperties } from './describeProperties.ts';
import { effectivePropertiesOf } from './effectiveProperties.ts';
import { allItems, itemBoxes } from './layout/itemBoxes.ts';
import { makeRoom } from './layout/makeRoom.ts';
import { positionOf } from './layout/positions.ts';
import { newModelConfig } from './modelConfig.ts';
import { indexPoints } from './pointIndex.ts';
import { findProblems } from './problems/findProblems.ts';
import { foundProblems } from './problems/foundProblems.ts';
import type { Project } from './project.ts';
import { lineageDefinitionsOf, lineageOf } from './projectIndex.ts';
import { allRelations } from './relations/projectRelations.ts';
import { countReads } from './testing/countReads.ts';
import { manyOf, oneOf, projectOf } from './testing/projects.ts';
import { withinCanvas } from './withinCanvas.ts';
import { withoutCanvas } from './withoutCanvas.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const dictionary = (count: number, entryOf: (index: number) => readonly [string, unknown]) =>
  Object.fromEntries(numbers(count).map(entryOf));

type Definition = { readonly name: string } & Readonly<Record<string, unknown>>;

/** Models that grow in number, or one that grows in size. */
const shapes: Readonly<Record<string, (size: number) => readonly Definition[]>> = {
  'ordinary models': (size) =>
    numbers(size).map((index) => ({
      name: `Model${index}`,
      properties: dictionary(4, (each) => [`p${each}`, 'string']),
      relations: { next: oneOf('belongsTo', `Model${(index + 1) % size}`) },
    })),
  'models of one base': (size) => [
    { name: 'Base', properties: { a: 'string' } },
    ...numbers(size).map((index) => ({ name: `Child${index}`, base: 'Base', properties: { b: 'string' } })),
  ],
  'a chain of bases': (size) =>
    numbers(size).map((index) => ({
      name: `Model${index}`,
      ...(index === 0 ? {} : { base: `Model${index - 1}` }),
      plural: `plural${index}`,
      properties: { [`own${index}`]: 'string' },
    })),
  'a chain of bases with inherited paths': (size) =>
    numbers(size).map((index) => ({
      name: `Model${index}`,
      ...(index === 0 ? {} : { base: `Model${index - 1}` }),
    })),
  'a hub with a relation to each of many': (size) => [
    {
      name: 'Hub',
      relations: dictionary(size, (index) => [`spokes${index}`, manyOf(`Spoke${index}`)]),
    },
    ...numbers(size).map((index) => ({ name: `Spoke${index}`, properties: { name: 'string' } })),
  ],
  'relations between two models': (size) => [
    { name: 'One', relations: dictionary(size, (index) => [`r${index}`, manyOf('Other', `key${index}`)]) },
    { name: 'Other', properties: { name: 'string' } },
  ],
  'every pair of models': (size) => {
    const side = Math.round(Math.sqrt(size));
    return numbers(side).map((index) => ({
      name: `Model${index}`,
      relations: dictionary(side, (other) => [`to${other}`, oneOf('belongsTo', `Model${other}`)]),
    }));
  },
  'properties of one model': (size) => [
    {
      name: 'Wide',
      properties: dictionary(size, (index) => [`p${index}`, 'string']),
      hidden: numbers(size).map((index) => `p${index}`),
    },
  ],
  'relations to missing models': (size) =>
    numbers(size).map((index) => ({
      name: `Model${index}`,
      relations: { lost: oneOf('belongsTo', `Modle${index}`) },
    })),
};

const steps: Readonly<Record<string, (project: Project) => unknown>> = {
  relations: allRelations,
  properties: (project) => project.models.map(({ id }) => describeProperties(project, id)),
  problems: findProblems,
  boxes: (project) => itemBoxes(project, allItems(project)),
  layout: (project) => layOut(project, {}),
  'model-config': newModelConfig,
  'a copy of everything': (project) => {
    const items = allItems(project);
    const ids = { ...items, models: items.models.map((id) => `copy of ${id}`) };
    return duplicateItems(project, { items, ids, offset: { x: 40, y: 40 } });
  },
  'the same files again': (project) =>
    addFiles(project, {
      files: project.models.map(({ path, definition }) => ({ path, definition, source: { text: '' } })),
      ids: [],
      positions: [],
    }),
  'a rename': (project) => {
    const modelId = project.models[0]?.id ?? '';
    const renamed = renameModel(project, { modelId, name: 'Renamed' });
    return findProblems(renamed);
  },
  'a rename that keeps the names': (project) => {
    const modelId = project.models[0]?.id ?? '';
    return renameModel(project, { modelId, name: 'Kept', names: 'none' });
  },
};

/** Counts how often each step reads the definitions of a project of that size. */
function readsOf(shape: (size: number) => readonly Definition[], size: number): Record<string, number> {
  const plain = projectOf(...(shape(size) as readonly ModelDefinition[]));
  const counted = countReads(plain.models.map(({ definition }) => definition));
  const models = plain.models.map((entry, index) => ({
    ...entry,
    definition: counted.value[index] ?? entry.definition,
  }));
  const project = { ...plain, models };
  counted.takeCount();
  return Object.fromEntries(
    Object.entries(steps).map(([name, run]) => {
      run(project);
      return [name, counted.takeCount()];
    }),
  );
}

describe('GR1: a project of twice the size is read about twice as often', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    it(name, () => {
      const [small, large] = [readsOf(shape, 64), readsOf(shape, 256)];
      for (const step of Object.keys(steps)) {
        const most = 4.8 * (small[step] ?? 0) + 200;
        expect(large[step], `${step}, four times the size`).toBeLessThanOrEqual(most);
      }
    });
  }
});

describe('GR2: an inherited property', () => {
  const chain = projectOf(
    ...numbers(50).map((index) => ({
      name: `Model${index}`,
      ...(index === 0 ? {} : { base: `Model${index - 1}` }),
      properties: { [`own${index}`]: 'string' },
    })),
  );
  const definitionOf = (index: number): ModelDefinition => {
    const entry = chain.models[index];
    if (entry === undefined) throw new Error('No such model.');
    return entry.definition;
  };

  it('is the same object in every model that inherits it', () => {
    const [near, far] = [
      effectivePropertiesOf(chain, definitionOf(48)),
      effectivePropertiesOf(chain, definitionOf(49)),
    ];
    const inherited = (list: typeof near) => list.find(({ name }) => name === 'own7');
    expect(inherited(far)).toBe(inherited(near));
    const [one, other] = [chain.models[48], chain.models[49]].map((entry) =>
      describeProperties(chain, entry?.id ?? '').find(({ name }) => name === 'own7'),
    );
    expect(one).toBe(other);
    expect(one?.origin).toBe('inherited');
  });

  it('comes from any base of the lineage, and a cycle of bases ends', () => {
    expect(lineageDefinitionsOf(chain, definitionOf(49)).slice(0, 50)).toEqual(
      numbers(50).map((index) => definitionOf(49 - index)),
    );
    const cycle = projectOf(
      ...numbers(500).map((index) => ({ name: `C${index}`, base: `C${(index + 1) % 500}` })),
    );
    for (const { definition } of cycle.models.slice(0, 3)) {
      const line = lineageDefinitionsOf(cycle, definition);
      expect(line[0]).toBe(definition);
      expect(line.length).toBeLessThanOrEqual(100);
      expect(new Set(line).size).toBe(line.length);
    }
  });
});

describe('GR5: typing a letter into the name of a base', () => {
  const source = { text: '' };
  const read = (definitions: readonly Definition[]): Project => {
    const project = projectOf(...(definitions as readonly ModelDefinition[]));
    return { ...project, models: project.models.map((entry) => ({ ...entry, source })) };
  };

  it('keeps the property lists of all models that extend it as the same objects', () => {
    const before = read(shapes['a chain of bases with inherited paths']?.(40) ?? []);
    const lists = before.models.map(({ id }) => describeProperties(before, id));
    const after = renameModel(before, { modelId: before.models[0]?.id ?? '', name: 'R', names: 'none' });
    // The rename writes their paths down, so all definitions change.
    expect(after.models.every(({ definition }, at) => definition !== before.models[at]?.definition)).toBe(
      true,
    );
    for (const [index, { id }] of after.models.entries()) {
      expect(describeProperties(after, id)).toBe(lists[index]);
    }
  });

  it('shares the lineage of a base among all models that extend it', () => {
    const chain = read(shapes['a chain of bases']?.(40) ?? []);
    const lines = chain.models.map(({ definition }) => lineageOf(chain, definition));
    for (const [index, line] of lines.entries()) expect(line.rest).toBe(lines[index - 1] ?? line.rest);
  });
});

it('GR6: a step of a drag reads no model: derived values stay', () => {
  const plain = projectOf(...((shapes['ordinary models']?.(64) ?? []) as readonly ModelDefinition[]));
  const counted = countReads(plain.models);
  const project = { ...plain, models: counted.value };
  const move = (from: Project, x: number): Project =>
    withinCanvas(makeRoom(from, moveItems(from, { models: { Model7: { x, y: 0 } } })));
  const first = move(project, 1);
  findProblems(withoutCanvas(first));
  counted.takeCount();
  const second = move(first, 2);
  expect(positionOf(second, 'Model7')).toEqual({ x: 2, y: 0 });
  expect(allRelations(second)).toBe(allRelations(first));
  expect(foundProblems(withoutCanvas(second))).toBe(foundProblems(withoutCanvas(first)));
  expect(counted.takeCount()).toBe(0);
});

describe('GR3: the contents of an area', () => {
  it('are found without checking everything on the canvas', () => {
    const places = numbers(10_000).map((index) => ({
      id: `p${index}`,
      x: (index % 100) * 10,
      y: Math.floor(index / 100) * 10,
    }));
    let checks = 0;
    const area = { position: { x: 495, y: 295 }, size: { width: 30, height: 50 } };
    const found = indexPoints(places).in(area, ({ x, y }) => {
      checks += 1;
      return x >= 495 && x <= 525 && y >= 295 && y <= 345;
    });
    expect(found).toEqual(
      places.filter(({ x, y }) => x >= 495 && x <= 525 && y >= 295 && y <= 345).map(({ id }) => id),
    );
    expect(checks).toBeLessThan(1000);
  });

  it('are in the order of the project, and the same object for each call', () => {
    const models = projectOf({ name: 'A' }, { name: 'B' });
    const area = {
      id: 'area',
      name: 'All',
      colour: 'blue',
      position: { x: -10_000, y: -10_000 },
      size: { width: 20_000, height: 20_000 },
    } as const;
    const project: Project = { ...models, areas: [area] };
    expect(contentOfArea(project, 'area').models).toEqual(models.models.map(({ id }) => id));
    expect(contentOfArea(project, 'area')).toBe(contentOfArea(project, 'area'));
  });
});
