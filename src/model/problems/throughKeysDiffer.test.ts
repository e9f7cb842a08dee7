import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { throughKeysDiffer } from './throughKeysDiffer.ts';

const project = (relation: object, link: object) =>
  projectOf(
    { name: 'A', relations: { bs: { ...manyOf('B'), through: 'Link', ...relation } } },
    { name: 'B' },
    { name: 'Link', relations: { ...link } },
  );

it('PB29: with two belongsTo relations to one side, LoopBack writes the first key and reads another', () => {
  const start = project(
    {},
    { first: oneOf('belongsTo', 'A'), a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') },
  );
  expect(problemLines(throughKeysDiffer.find(start))).toEqual([
    'error A.bs foreignKey: LoopBack writes the links of A.bs into Link.firstId, the key of the first belongsTo to A, but reads Link.aId.',
  ]);
  const fixed = applyFirstFix(throughKeysDiffer, start);
  expect(throughKeysDiffer.find(fixed)).toEqual([]);
  expect(definitionOf(fixed, 'A')['relations']).toEqual({
    bs: { type: 'hasMany', model: 'B', foreignKey: 'firstId', through: 'Link' },
  });
  expect(definitionOf(fixed, 'Link')).toEqual(definitionOf(start, 'Link'));
});

const whyOf = (relation: object, link: object) => {
  const [problem] = throughKeysDiffer.find(project(relation, link));
  return `${problem?.severity} ${problem?.place.key}: ${problem?.why}`;
};

it('PB29: with another foreignKey, rows are found only by id', () => {
  const links = { a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') };
  expect(whyOf({ foreignKey: 'z' }, links)).toBe(
    'error foreignKey: A.bs(), find, count, destroyAll and include miss rows that are linked through the relation; exists, findById and remove do not.',
  );
});

it('PB29: with another keyThrough, an include fails, or every list', () => {
  const links = { a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') };
  const start = project({ keyThrough: 'z' }, links);
  expect(problemLines(throughKeysDiffer.find(start))).toEqual([
    'warning A.bs keyThrough: LoopBack writes the links of A.bs into Link.bId, the key of the first belongsTo to B, but an include reads Link.z.',
  ]);
  expect(throughKeysDiffer.find(applyFirstFix(throughKeysDiffer, start))).toEqual([]);
  expect(whyOf({ keyThrough: 'partnerId' }, { ...links, partner: oneOf('belongsTo', 'B') })).toBe(
    'error keyThrough: A.bs(), find and include do not find the rows linked through the relation; count, exists, findById and remove work.',
  );
  const unnamed = { a: oneOf('belongsTo', 'A'), buddy: oneOf('belongsTo', 'B') };
  expect(whyOf({}, unnamed)).toContain(`Lists fail with 'Relation "b" is not defined'`);
});

it('PB29: a relation of a model with itself reads two keys', () => {
  const self = projectOf(
    { name: 'A', relations: { as: { ...manyOf('A'), through: 'Link' } } },
    { name: 'Link', relations: { a: oneOf('belongsTo', 'A'), other: oneOf('belongsTo', 'A') } },
  );
  expect(problemLines(throughKeysDiffer.find(self))).toEqual([
    'error A.as keyThrough: LoopBack writes the links of A.as into Link.otherId, the key of the first belongsTo to A, but reads Link.aId.',
  ]);
  expect(throughKeysDiffer.find(applyFirstFix(throughKeysDiffer, self))).toEqual([]);
});
