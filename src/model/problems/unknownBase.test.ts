import { expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { unknownBase } from './unknownBase.ts';

it('PB8: a base that does not exist keeps LoopBack from booting', () => {
  const [problem] = unknownBase.find(projectOf({ name: 'A', base: 'PersistdModel' }));
  expect(problem).toMatchObject({ severity: 'error', advice: 'Did you mean "PersistedModel"?' });
  expect(unknownBase.find(projectOf({ name: 'A', base: 'Zzzzzz' }))[0]?.advice).toContain(
    'such as PersistedModel',
  );
});

it('PB8: a circle of bases is told on each model in it', () => {
  const project = projectOf(
    { name: 'A', base: 'B' },
    { name: 'B', base: 'A' },
    { name: 'C', base: 'A' },
    { name: 'D', base: 'D' },
  );
  expect(
    unknownBase.find(project).map(({ place, message }) => [place.modelId, message.includes('leads back')]),
  ).toEqual([
    ['A', true],
    ['B', true],
    ['D', true],
  ]);
});

it('PB8: built-in bases and those of the project are fine', () => {
  const project = projectOf(
    { name: 'A', base: 'User' },
    { name: 'B', base: 'A' },
    { name: 'C' },
    { name: 'User', base: 'User' },
  );
  expect(unknownBase.find(project)).toEqual([]);
});
