import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { invertedRelation } from './invertedRelation.ts';
import { polymorphicIdName } from './polymorphicIdName.ts';
import { polymorphicSides } from './polymorphicSides.ts';
import { polymorphicThroughLink } from './polymorphicThroughLink.ts';
import type { ProblemRule } from './problem.ts';
import { sharedForeignKey } from './sharedForeignKey.ts';
import { sharedPolymorphicKey } from './sharedPolymorphicKey.ts';

type Relations = Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;

const many = (polymorphic: JsonValue, more: Readonly<Record<string, JsonValue>> = {}) => ({
  type: 'hasMany',
  model: 'Picture',
  polymorphic,
  ...more,
});
const back = (polymorphic: JsonValue = true) => ({ type: 'belongsTo', polymorphic });
const author = (relations: Relations): TestDefinition => ({ name: 'Author', relations });
const picture = (relations: Relations): TestDefinition => ({ name: 'Picture', relations });
const linesOf = (rule: ProblemRule, ...models: readonly TestDefinition[]) =>
  problemLines(rule.find(projectOf(...models)));

it('PB110: keys without a belongsTo are a note, or a warning beside a belongsTo with other keys', () => {
  expect(linesOf(polymorphicSides, author({ pictures: many('imageable') }), picture({}))).toEqual([
    'note Author.pictures polymorphic: Picture has no belongsTo for imageableId and imageableType, the keys of Author.pictures: its rows do not lead back.',
  ]);
  expect(linesOf(polymorphicSides, author({ pictures: many('of') }), picture({ imageable: back() }))).toEqual(
    [
      'warning Author.pictures polymorphic: Author.pictures uses ofId and ofType, but Picture.imageable uses imageableId and imageableType: LoopBack creates all of them, and neither side sees what the other sets.',
    ],
  );
});

it('PB110: a model that owns rows by both belongsTo, an inherited belongsTo and refused settings are fine', () => {
  const both = author({ pictures: many('imageable'), covers: many('of') });
  expect(linesOf(polymorphicSides, both, picture({ imageable: back() }))).toEqual([
    'note Author.covers polymorphic: Picture has no belongsTo for ofId and ofType, the keys of Author.covers: its rows do not lead back.',
  ]);
  const media = { name: 'Media', relations: { imageable: back() } };
  const inheriting = { name: 'Picture', base: 'Media' };
  expect(linesOf(polymorphicSides, author({ pictures: many('imageable') }), media, inheriting)).toEqual([]);
  expect(linesOf(polymorphicSides, author({ x: many({ foreignKey: 'a' }) }), picture({}))).toEqual([]);
});

it('PB110: the fix gives the owner the keys of the belongsTo, its own ones included', () => {
  const keys = { foreignKey: 'fk', discriminator: 'dd' };
  const project = projectOf(author({ pictures: many('of') }), picture({ imageable: back(keys) }));
  expect(definitionOf(applyFirstFix(polymorphicSides, project), 'Author')).toMatchObject({
    relations: { pictures: { polymorphic: keys } },
  });
});

it('PB111: two relations of one model by one selector are reported once, and not by the rule for foreign keys', () => {
  const models = [
    author({ covers: many('imageable'), pictures: many('imageable') }),
    picture({ imageable: back() }),
  ];
  expect(linesOf(sharedPolymorphicKey, ...models)).toEqual([
    'warning Author.covers polymorphic: Author.covers and Author.pictures both use Picture.imageableId and imageableType, so they return the same rows.',
  ]);
  expect(linesOf(sharedForeignKey, ...models)).toEqual([]);
  const scoped = author({
    covers: many('imageable', { scope: { where: { isCover: true } } }),
    pictures: many('imageable'),
  });
  expect(linesOf(sharedPolymorphicKey, scoped, picture({ imageable: back() }))).toEqual([]);
});

it('PB111: relations of two models by one selector are what polymorphic means', () => {
  const reader = { name: 'Reader', relations: { pictures: many('imageable') } };
  const models = [author({ pictures: many('imageable') }), reader, picture({ imageable: back() })];
  expect(linesOf(sharedPolymorphicKey, ...models)).toEqual([]);
});

it('PB112: owners with ids of several names have no fix', () => {
  const id = (name: string) => ({ [name]: { type: 'string', id: true } });
  const project = projectOf(
    { ...author({ pictures: many('imageable') }), properties: id('code') },
    { name: 'Reader', properties: id('mail'), relations: { pictures: many('imageable') } },
    picture({ imageable: back({ idType: 'string' }) }),
  );
  expect(problemLines(polymorphicIdName.find(project))).toEqual([
    'warning Picture.imageable idName: Picture.imageable looks for a row whose id equals the key, but Author.pictures writes its code there: the row is not found.',
  ]);
  expect(polymorphicIdName.find(project)[0]?.fix).toBeUndefined();
});

it('PB113 PB114: a complete through model is fine', () => {
  const models = [
    author({ pictures: many('imageable', { through: 'Link' }) }),
    picture({ authors: { ...many('imageable', { through: 'Link', invert: true }), model: 'Author' } }),
    {
      name: 'Link',
      relations: { imageable: back(), picture: { type: 'belongsTo', model: 'Picture' } },
    },
  ];
  for (const rule of [invertedRelation, polymorphicThroughLink, polymorphicSides, sharedPolymorphicKey]) {
    expect(linesOf(rule, ...models)).toEqual([]);
  }
});
