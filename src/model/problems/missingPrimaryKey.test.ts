import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
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

it('PB10: a polymorphic hasAndBelongsToMany needs a property "id" on its join model', () => {
  const problemsWith = (properties: JsonObject) =>
    missingPrimaryKey
      .find(
        projectOf(
          {
            name: 'Author',
            // The key on the join model has another type, so Author may lack an id.
            properties: { id: false },
            relations: {
              tags: { type: 'hasAndBelongsToMany', model: 'Tag', through: 'Link', polymorphic: 'owner' },
            },
          },
          { name: 'Tag' },
          { name: 'Link', properties },
        ),
      )
      .map(({ message }) => message);
  expect(problemsWith({ code: { type: 'string', id: true } })).toEqual([
    'Author.tags points at Link.id, which does not exist: LoopBack does not boot.',
  ]);
  expect(problemsWith({})).toEqual([]);
});
