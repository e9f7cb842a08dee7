import { expect, test } from 'vitest';
import { defineModels, type ModelInstance } from '../index.ts';
import { modelOf } from '../testing/shop.ts';

async function createClinic() {
  const dataSource = defineModels(
    [
      {
        name: 'Physician',
        properties: { name: 'string' },
        relations: {
          patients: { type: 'hasMany', model: 'Patient', foreignKey: '', through: 'Appointment' },
        },
      },
      { name: 'Patient', properties: { name: 'string', age: 'number' } },
      { name: 'Appointment', properties: { physicianId: 'number', patientId: 'number' } },
    ],
    'memory',
  );
  const Physician = modelOf(dataSource, 'Physician');
  await Physician.create([{ name: 'Ann' }, { name: 'Ben' }, { name: 'Cid' }]);
  await modelOf(dataSource, 'Patient').create([
    { name: 'p', age: 1 },
    { name: 'q', age: 2 },
    { name: 'r', age: 3 },
  ]);
  await modelOf(dataSource, 'Appointment').create([
    { physicianId: 1, patientId: 1 },
    { physicianId: 1, patientId: 2 },
    { physicianId: 2, patientId: 2 },
    // Links without a target, or to a deleted row.
    { physicianId: 2, patientId: null },
    { physicianId: 2, patientId: 99 },
    { physicianId: 98, patientId: 3 },
  ]);
  return async (include: unknown) => {
    const found = (await Physician.find({ include })) as ModelInstance[];
    return (JSON.parse(JSON.stringify(found)) as { name: string; patients: { name: string }[] }[]).map(
      ({ name, patients }) => [name, patients.map((patient) => patient.name)],
    );
  };
}

test('IN1 an include through a model gives each parent the targets of its links', async () => {
  const include = await createClinic();
  expect(await include('patients')).toEqual([
    ['Ann', ['p', 'q']],
    ['Ben', ['q']],
    ['Cid', []],
  ]);
});

test('IN1 the scope of an include through a model filters and sorts the targets', async () => {
  const include = await createClinic();
  expect(await include({ relation: 'patients', scope: { where: { age: { gt: 1 } } } })).toEqual([
    ['Ann', ['q']],
    ['Ben', ['q']],
    ['Cid', []],
  ]);
  expect(await include({ relation: 'patients', scope: { order: 'age DESC' } })).toEqual([
    ['Ann', ['q', 'p']],
    ['Ben', ['q']],
    ['Cid', []],
  ]);
});

test('IN1 an include through a model finds its targets even if the fields leave out their id', async () => {
  const include = await createClinic();
  expect(await include({ relation: 'patients', scope: { fields: ['name'] } })).toEqual([
    ['Ann', ['p', 'q']],
    ['Ben', ['q']],
    ['Cid', []],
  ]);
});
