import { expect, it } from 'vitest';
import { allRelations, createProject, type Project } from '../../../model/index.ts';
import { countReads } from '../../../model/testing/countReads.ts';
import { describeDesign } from './design.ts';

function projectOf(definitions: readonly { readonly name: string; readonly base?: string }[]): Project {
  const files = definitions.map((definition, index) => ({
    id: `m${index}`,
    path: `common/models/m${index}.json`,
    definition,
    source: null,
  }));
  return {
    ...createProject('Design'),
    models: files.map((file) => ({ ...file, position: { x: 0, y: 0 } })),
  };
}

const storedIn = (project: Project) =>
  Object.fromEntries(describeDesign(project).map(({ name, isStored }) => [name, isStored]));

it('stores models unless their last base stores no rows, or they are the type of a property', () => {
  const embedded = { name: 'Holder', properties: { place: 'Address' } };
  expect(
    storedIn(
      projectOf([
        { name: 'City', base: 'Town' },
        { name: 'Town', base: 'PersistedModel' },
        { name: 'Letter', base: 'Mail' },
        { name: 'Mail', base: 'Email' },
        { name: 'Row', base: 'Model' },
        { name: 'Address', base: 'Model' },
        embedded,
        { name: 'Round', base: 'Ring' },
        { name: 'Ring', base: 'Round' },
      ]),
    ),
  ).toEqual({
    City: true,
    Town: true,
    Letter: false,
    Mail: false,
    Row: true,
    Address: false,
    Holder: true,
    Round: true,
    Ring: true,
  });
});

it('reads a chain of bases in linear time, also where each model has a relation', () => {
  const countLooks = (count: number): number => {
    const plain = projectOf(
      Array.from({ length: count }, (_, index) => ({
        name: `Model${index}`,
        base: index === 0 ? 'PersistedModel' : `Model${index - 1}`,
        relations: { [`relation${index}`]: { type: 'belongsTo', model: 'Model0' } },
      })),
    );
    const counted = countReads(plain.models.map(({ definition }) => definition));
    const models = plain.models.map((entry, index) => ({
      ...entry,
      definition: counted.value[index] ?? entry.definition,
    }));
    const project = { ...plain, models };
    // The canvas has derived the relations before.
    allRelations(project);
    counted.takeCount();
    const design = describeDesign(project);
    const taken = counted.takeCount();
    expect(design.at(-1)?.relations).toHaveLength(count);
    expect(design.at(-1)?.relations).toBe(design.at(-1)?.relations);
    return taken;
  };
  expect(countLooks(200) / countLooks(50)).toBeLessThan(6);
});
