import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { missingThroughLink } from './missingThroughLink.ts';

const through = (model: string) => ({ ...manyOf(model), through: 'Link' });
const find = (owner: object, link: object) =>
  projectOf(
    { name: 'A', relations: { bs: through('B'), ...owner } },
    { name: 'B' },
    { name: 'Link', relations: { ...link } },
  );

it('PB28: a through model that does not belong to an end is reported, and fixed with the existing keys', () => {
  const project = find({}, { b: oneOf('belongsTo', 'B', 'x') });
  expect(problemLines(missingThroughLink.find(project))).toEqual([
    'error A.bs through: Link does not belong to A, so LoopBack writes a link of A.bs under a key named "undefined".',
  ]);
  const fixed = applyFirstFix(missingThroughLink, project);
  expect(missingThroughLink.find(fixed)).toEqual([]);
  expect(Object.keys(definitionOf(fixed, 'Link')['relations'] ?? {})).toEqual(['b', 'a']);
  expect(definitionOf(fixed, 'A')['relations']).toEqual({ bs: { ...through('B'), keyThrough: 'x' } });
});

it('PB28: a relation of a model with itself needs two belongsTo relations', () => {
  const project = projectOf(
    { name: 'A', relations: { as: through('A') } },
    { name: 'Link', relations: { a: oneOf('belongsTo', 'A') } },
  );
  expect(problemLines(missingThroughLink.find(project))).toEqual([
    'error A.as through: Link does not belong to A twice, so LoopBack writes a link of A.as under a key named "undefined".',
  ]);
  expect(missingThroughLink.find(applyFirstFix(missingThroughLink, project))).toEqual([]);
});

it('PB28: a belongsTo to each end, or no through model, is fine', () => {
  const both = { a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') };
  expect(missingThroughLink.find(find({ others: manyOf('B', 'x') }, both))).toEqual([]);
});

const code = { properties: { code: 'string' } };
const keyed = (relation: object, a: object, b: object) =>
  projectOf(
    { name: 'A', ...code, relations: { bs: { ...through('B'), ...relation } } },
    { name: 'B', ...code },
    {
      name: 'Link',
      relations: { a: { ...oneOf('belongsTo', 'A'), ...a }, b: { ...oneOf('belongsTo', 'B'), ...b } },
    },
  );

it.each([
  [
    'the relation',
    keyed({ primaryKey: 'code' }, {}, {}),
    'A.bs primaryKey: Link.a points at A.id and not at code',
  ],
  ['a link', keyed({}, { primaryKey: 'code' }, {}), 'A.bs primaryKey: Link.a points at A.code and not at id'],
  [
    'the other link',
    keyed({}, {}, { primaryKey: 'code' }),
    'A.bs through: Link.b points at B.code and not at id',
  ],
])(
  'PB28: LoopBack does not find a belongsTo that points at another property: %s',
  (_what, project, message) => {
    expect(problemLines(missingThroughLink.find(project))).toEqual([
      `error ${message}, so LoopBack writes a link of A.bs under a key named "undefined".`,
    ]);
    expect(missingThroughLink.find(applyFirstFix(missingThroughLink, project))).toEqual([]);
  },
);

it('PB28: both may point at another property of the owner', () => {
  expect(missingThroughLink.find(keyed({ primaryKey: 'code' }, { primaryKey: 'code' }, {}))).toEqual([]);
});
