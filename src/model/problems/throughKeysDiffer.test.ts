import { expect, it } from 'vitest';
import { mend, told } from '../testing/mend.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { throughKeysDiffer } from './throughKeysDiffer.ts';

const project = (relation: object, link: object) =>
  projectOf(
    { name: 'A', relations: { bs: { ...manyOf('B'), through: 'Link', ...relation } } },
    { name: 'B' },
    { name: 'Link', relations: { ...link } },
  );

it('PB29: two belongsTo to one side: LoopBack writes the first and reads another', () => {
  const start = project(
    {},
    { first: oneOf('belongsTo', 'A'), a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') },
  );
  expect(told(throughKeysDiffer.find(start))).toEqual([
    'error A.bs foreignKey: LoopBack writes the links of A.bs into Link.firstId, the key of the first belongsTo to A, but reads Link.aId.',
  ]);
  const fixed = mend(throughKeysDiffer, start);
  expect(throughKeysDiffer.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'A')['relations']).toEqual({
    bs: { type: 'hasMany', model: 'B', foreignKey: 'firstId', through: 'Link' },
  });
  expect(definitionOf(fixed, 'Link')).toEqual(definitionOf(start, 'Link'));
});

it('PB29: the key across may differ too, and a model with itself reads two', () => {
  const start = project({ keyThrough: 'z' }, { a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') });
  expect(told(throughKeysDiffer.find(start))[0]).toContain('but reads Link.z');
  expect(throughKeysDiffer.find(mend(throughKeysDiffer, start))).toEqual([]);
  const self = projectOf(
    { name: 'A', relations: { as: { ...manyOf('A'), through: 'Link' } } },
    { name: 'Link', relations: { a: oneOf('belongsTo', 'A'), other: oneOf('belongsTo', 'A') } },
  );
  expect(told(throughKeysDiffer.find(self))).toEqual([
    'error A.as keyThrough: LoopBack writes the links of A.as into Link.otherId, the key of the first belongsTo to A, but reads Link.aId.',
  ]);
  expect(throughKeysDiffer.find(mend(throughKeysDiffer, self))).toEqual([]);
});
