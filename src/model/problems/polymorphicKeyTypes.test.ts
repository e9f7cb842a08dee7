import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { polymorphicKeyTypes } from './polymorphicKeyTypes.ts';

const things = { things: { type: 'hasMany', model: 'Thing', polymorphic: 'owner' } };
const thing = (polymorphic: JsonValue) => ({
  name: 'Thing',
  relations: { owner: { type: 'belongsTo', polymorphic } },
});
const numbered = { name: 'Numbered', relations: things };
const named = {
  name: 'Named',
  properties: { id: { type: 'string', id: true } },
  relations: things,
};

it('PB80: owners with ids of two types are reported', () => {
  const project = projectOf(thing(true), numbered, named);
  expect(polymorphicKeyTypes.find(project)).toMatchObject([
    {
      severity: 'warning',
      place: { modelId: 'Thing', relation: 'owner', key: 'polymorphic' },
      message:
        'Thing.ownerId is the key of Named.things (string) and Numbered.things (number) and Thing.owner (number): LoopBack reads all its values as numbers.',
      advice: 'Give these models ids of one type, or give each type its own polymorphic relation.',
    },
  ]);
  expect(polymorphicKeyTypes.find(project)[0]?.fix).toBeUndefined();
});

it.each([
  [true, { idType: 'string' }],
  ['owner', { selector: 'owner', idType: 'string' }],
  [
    { foreignKey: 'ownerId', discriminator: 'ownerType' },
    { foreignKey: 'ownerId', discriminator: 'ownerType', idType: 'string' },
  ],
])('PB80: a belongsTo %j that reads the ids of its only owner as numbers is fixed', (given, fixed) => {
  const project = projectOf(thing(given), named);
  expect(polymorphicKeyTypes.find(project)).toHaveLength(1);
  const after = applyFirstFix(polymorphicKeyTypes, project);
  expect(definitionOf(after, 'Thing')).toMatchObject({ relations: { owner: { polymorphic: fixed } } });
  expect(polymorphicKeyTypes.find(after)).toEqual([]);
});

it('PB80: ids that are read as text are found, even if they are numbers', () => {
  const texts = { ...thing(true), properties: { id: { type: 'string', id: true } } };
  expect(polymorphicKeyTypes.find(projectOf(texts, numbered))).toEqual([]);
  expect(polymorphicKeyTypes.find(projectOf(texts, numbered, named))).toEqual([]);
});

it('PB80: owners with ids of one type are fine', () => {
  expect(polymorphicKeyTypes.find(projectOf(thing(true), numbered))).toEqual([]);
  expect(polymorphicKeyTypes.find(projectOf(thing({ idType: 'string' }), named))).toEqual([]);
});

it('PB80: the links of a hasAndBelongsToMany hold ids of the owner', () => {
  const many = { type: 'hasAndBelongsToMany', model: 'Tag', through: 'Link', polymorphic: 'ref' };
  const project = (id: object) =>
    projectOf(
      { name: 'Named', properties: { id: { type: 'string', id: true } }, relations: { tags: many } },
      { name: 'Tag', properties: { id: { type: 'string', id: true } } },
      { name: 'Link', ...id },
    );
  expect(polymorphicKeyTypes.find(project({})).map(({ message }) => message)).toEqual([
    'Link.refId is the key of Named.tags (string): LoopBack reads all its values as numbers.',
  ]);
  expect(polymorphicKeyTypes.find(project({ properties: { id: { type: 'string', id: true } } }))).toEqual([]);
});
