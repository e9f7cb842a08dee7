import { expect, it } from 'vitest';
import { manyOf, projectOf } from '../testing/projects.ts';
import { unknownThrough } from './unknownThrough.ts';

const find = (through: string) =>
  unknownThrough.find(
    projectOf(
      { name: 'Physician', relations: { patients: { ...manyOf('Patient'), through } } },
      { name: 'Patient' },
      { name: 'Appointment' },
    ),
  );

it('PB12: a model between that does not exist takes the relation away', () => {
  expect(find('Appointmnt')).toMatchObject([
    {
      code: 'unknown-through',
      severity: 'error',
      place: { modelId: 'Physician', relation: 'patients' },
      message: 'No model is named "Appointmnt", so LoopBack leaves Physician.patients out without an error.',
      advice: 'Did you mean "Appointment"?',
    },
  ]);
  expect(find('Zzz')[0]?.advice).toBe('Add a model "Zzz".');
});

it('PB12: one that exists, or none, is fine', () => {
  expect(find('Appointment')).toEqual([]);
  expect(find('')).toEqual([]);
});
