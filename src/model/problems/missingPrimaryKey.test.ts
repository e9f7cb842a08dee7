import { expect, it } from 'vitest';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { missingPrimaryKey } from './missingPrimaryKey.ts';

it('PB10: a key that points at nothing keeps LoopBack from booting', () => {
  const project = projectOf(
    { name: 'Log', idInjection: false, properties: { id: false }, relations: { lines: manyOf('Line') } },
    {
      name: 'Line',
      relations: { log: oneOf('belongsTo', 'Log'), other: { ...manyOf('Log'), primaryKey: 'code' } },
    },
  );
  expect(missingPrimaryKey.find(project).map(({ place, message }) => [place.relation, message])).toEqual([
    ['lines', 'Log.lines points at Log.id, which does not exist: LoopBack does not boot.'],
    ['log', 'Line.log points at Log.id, which does not exist: LoopBack does not boot.'],
    ['other', 'Line.other points at Line.code, which does not exist: LoopBack does not boot.'],
  ]);
  expect(missingPrimaryKey.find(project)[2]?.advice).toBe(
    'Add the property to Line, or remove the primaryKey.',
  );
});

it('PB10: declared and injected keys are fine, and so is a relation that LoopBack leaves out', () => {
  const project = projectOf(
    {
      name: 'A',
      properties: { code: { type: 'string', id: true } },
      relations: { as: manyOf('A'), no: manyOf('None') },
    },
    { name: 'B', relations: { bs: { ...manyOf('B'), primaryKey: 'x' } }, properties: { x: 'string' } },
  );
  expect(missingPrimaryKey.find(project)).toEqual([]);
});
