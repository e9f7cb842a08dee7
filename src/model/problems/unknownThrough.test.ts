import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { unknownThrough } from './unknownThrough.ts';

const find = (through: string) =>
  unknownThrough.find(
    projectOf(
      { name: 'Physician', relations: { patients: { ...manyOf('Patient'), through } } },
      { name: 'Patient' },
      { name: 'Appointment' },
    ),
  );

it('PB12: a through model that does not exist makes LoopBack drop the relation', () => {
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

it('PB12: an existing through model, or none, is fine', () => {
  expect(find('Appointment')).toEqual([]);
  expect(find('')).toEqual([]);
});

it('PB12: for kinds that ignore "through", an existing model is fine, and a missing one is removed', () => {
  const start = (through: string) =>
    projectOf(
      { name: 'A', relations: { b: { type: 'belongsTo', model: 'B', through } } },
      { name: 'B' },
      { name: 'C' },
    );
  expect(unknownThrough.find(start('C'))).toEqual([]);
  expect(problemLines(unknownThrough.find(start('D')))).toEqual([
    'error A.b through: No model is named "D", so LoopBack leaves A.b out without an error.',
  ]);
  const fixed = applyFirstFix(unknownThrough, start('D'));
  expect(definitionOf(fixed, 'A')['relations']).toEqual({ b: { type: 'belongsTo', model: 'B' } });
});
