import { expect, it } from 'vitest';
import { createMemoryConnector } from '../../../runtime/index.ts';
import { foreignKeysOf } from '../../designModel.ts';
import { describeDesign } from '../../panel/design/design.ts';
import { projectOf } from '../../panel/testing/projectOf.ts';
import { loadModels } from '../loadModels.ts';
import { describeModels } from './describeModels.ts';

type Definition = Parameters<typeof projectOf>[number];

/** What the forms read from the files, and what sample data reads from the model classes. */
async function describe(definitions: readonly Definition[]) {
  const files = definitions.map((definition) => ({
    name: `${definition.name}.json`,
    text: JSON.stringify(definition),
  }));
  const loaded = await loadModels(files, createMemoryConnector(), () => {});
  return { design: describeDesign(projectOf(...definitions)), samples: describeModels(loaded) };
}

it('has rows of the same models as the design', async () => {
  const { design, samples } = await describe([
    { name: 'Plain', base: 'Model', properties: { at: 'Place' } },
    { name: 'Place', base: 'Model' },
    { name: 'Row', base: 'PersistedModel' },
    { name: 'Person', base: 'User' },
    { name: 'Letter', base: 'Email' },
    // Takes the place of LoopBack's own.
    { name: 'Email', base: 'PersistedModel' },
    { name: 'Cached', base: 'KeyValueModel' },
    { name: 'Notice', base: 'Push' },
  ]);
  const stored = design.filter(({ isStored }) => isStored).map(({ name }) => name);
  expect(stored).toEqual(['Plain', 'Row', 'Person', 'Letter', 'Email', 'Notice']);
  expect(samples.map(({ name }) => name).toSorted()).toEqual(stored.toSorted());
});

it('reads the same keys as the design, whatever the id of the target is called', async () => {
  const to = (type: string, model: string, more: object = {}) => ({ type, model, ...more });
  const { design, samples } = await describe([
    {
      name: 'Doctor',
      relations: {
        patients: to('hasMany', 'Patient', { through: 'Visit' }),
        office: to('hasOne', 'Office'),
        notes: to('hasMany', 'Note', { polymorphic: 'about' }),
      },
    },
    {
      name: 'Patient',
      properties: { code: { type: 'number', id: true } },
      relations: { marks: to('referencesMany', 'Mark'), doctor: to('belongsTo', 'Doctor') },
    },
    { name: 'Visit' },
    { name: 'Office' },
    { name: 'Note' },
    { name: 'Mark' },
  ]);
  const idNames = new Map(design.map(({ name, idName }) => [name, idName]));
  const ofDesign = design.flatMap(({ name, relations }) =>
    relations.flatMap((relation) =>
      foreignKeysOf(name, relation, (model) => idNames.get(model)).map((key) =>
        [key.holder, key.property, key.target, key.targetProperty, key.discriminator, key.shape].join(' '),
      ),
    ),
  );
  const ofSamples = samples.flatMap(({ name, keys }) =>
    keys.flatMap(({ property, targets, discriminator, shape }) =>
      targets.map((target) =>
        [name, property, target.model, target.property, discriminator, shape].join(' '),
      ),
    ),
  );
  expect(ofSamples.toSorted()).toEqual(ofDesign.toSorted());
  expect(ofSamples).toContain('Visit patientId Patient code  one');
  expect(ofSamples).toHaveLength(6);
});
