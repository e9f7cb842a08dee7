import { describe, expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { jsonPathOf } from './jsonPath.ts';

const [entry] = projectOf({
  name: 'Company',
  options: { hidden: ['x'], relations: { old: { type: 'belongsTo', model: 'Company' } } },
  properties: { name: { type: 'string', default: 1 } },
  relations: { pictures: { type: 'hasMany', model: 'Picture', polymorphic: { as: 'p' } } },
}).models;

const pathOf = (place: object): string =>
  entry ? jsonPathOf(entry.definition, { modelId: 'Company', ...place }).join(' ') : 'no model';

describe('the place of a problem in the JSON', () => {
  it.each([
    [{}, 'name'],
    [{ key: 'properties' }, 'properties'],
    [{ key: 'hidden' }, 'options hidden'],
    [{ property: 'name', key: 'default' }, 'properties name default'],
    [{ property: 'name', key: 'required' }, 'properties name'],
    [{ property: 'gone' }, 'properties'],
    [{ relation: 'pictures', key: 'polymorphic' }, 'relations pictures polymorphic'],
    [{ relation: 'pictures', key: 'foreignKey' }, 'relations pictures'],
    [{ relation: 'old', key: 'model' }, 'options relations old model'],
    [{ key: 'gone' }, ''],
  ])('of %j is %s', (place, path) => {
    expect(pathOf(place)).toBe(path);
  });
});
