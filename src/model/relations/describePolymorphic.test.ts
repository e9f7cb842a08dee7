import { expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { describePolymorphic, polymorphicSelectorsOf } from './describePolymorphic.ts';
import { explainName } from './explainName.ts';

const many = (polymorphic: unknown, more: object = {}) =>
  ({ type: 'hasMany', model: 'Picture', polymorphic, ...more }) as Readonly<Record<string, string>>;
const project = projectOf(
  { name: 'Author', relations: { pictures: many('imageable') } },
  { name: 'Poet', base: 'Author' },
  { name: 'Reader', relations: { picture: { ...many('imageable'), type: 'hasOne' } } },
  { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: { idType: 'string' } } } },
  { name: 'Photo', base: 'Picture' },
);
const imageable = { modelId: 'Picture', name: 'imageable' };

it('RK30: the belongsTo lists every model that can own its rows, subclasses included', () => {
  const view = describePolymorphic(project, imageable);
  expect(view?.owners.map(({ owner, ref }) => `${owner.definition.name}.${ref.name}`)).toEqual([
    'Author.pictures',
    'Reader.picture',
    'Poet.pictures',
  ]);
  expect(view).toMatchObject({
    side: 'back',
    selector: 'imageable',
    hasOwnKeys: false,
    canHaveOwnKeys: true,
    foreignKey: { value: 'imageableId', isDerived: true },
    idType: 'string',
    derivedIdType: 'number',
  });
});

it('RK30: an owner finds the belongsTo, and through a model the model that further owners relate to', () => {
  const pictures = describePolymorphic(project, { modelId: 'Author', name: 'pictures' });
  expect(pictures?.back?.ref).toEqual(imageable);
  expect(pictures?.targetOfOwners?.id).toBe('Picture');
  const linked = projectOf(
    { name: 'Author', relations: { tags: many('taggable', { model: 'Tag', through: 'Link' }) } },
    { name: 'Tag' },
    { name: 'Link', relations: { taggable: { type: 'belongsTo', polymorphic: true } } },
  );
  const taggable = describePolymorphic(linked, { modelId: 'Link', name: 'taggable' });
  expect([taggable?.through?.id, taggable?.targetOfOwners?.id]).toEqual(['Link', 'Tag']);
  expect(describePolymorphic(linked, { modelId: 'Link', name: 'none' })).toBeNull();
});

it('RK30: the selectors of a model are those of its polymorphic belongsTo, inherited ones included', () => {
  expect(polymorphicSelectorsOf(project, 'Photo')).toEqual(['imageable']);
  expect(polymorphicSelectorsOf(project, 'Author')).toEqual([]);
});

it('EN1: explainName explains the discriminator of a polymorphic relation, and its key', () => {
  const { foreignKey, discriminator } = explainName(project, imageable);
  expect(discriminator.map(({ value }) => value)).toEqual(['imageable', 'imageable_type', 'imageableType']);
  expect(foreignKey.at(-1)?.value).toBe('imageableId');
  const keys = { foreignKey: 'fk', discriminator: 'dd' };
  const own = projectOf({ name: 'Author', relations: { pictures: many(keys) } }, { name: 'Picture' });
  expect(explainName(own, { modelId: 'Author', name: 'pictures' }).discriminator).toEqual([
    { text: '"polymorphic" sets it', value: 'dd' },
  ]);
  expect(explainName(own, { modelId: 'Author', name: 'none' }).discriminator).toEqual([]);
});
