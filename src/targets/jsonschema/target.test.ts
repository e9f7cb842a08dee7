import { expect, it } from 'vitest';
import { createExampleProject, createProject, type Project } from '../../model/index.ts';
import { oneOf, projectOf } from '../../model/testing/projects.ts';
import { textOfFile } from '../target.ts';
import { target } from './target.ts';

function make(project: Project) {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  return JSON.parse([...made.value.files].map(textOfFile).join(''));
}

it('EX48: has a definition for each model, with types and what is required', () => {
  const schema = make(createExampleProject());
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.$defs.Order).toEqual({
    title: 'Order',
    type: 'object',
    properties: {
      id: { type: 'number' },
      description: { type: ['string', 'null'] },
      date: { type: ['string', 'null'], format: 'date-time' },
      total: { type: ['number', 'null'] },
      customerId: { type: ['number', 'null'] },
    },
  });
  expect(schema.$defs.Customer.required).toEqual(['name']);
});

it('EX48: allows other properties unless the model is strict, and describes join models', () => {
  const many = { type: 'hasAndBelongsToMany', model: 'B' };
  const schema = make(projectOf({ name: 'A', strict: true, relations: { bs: many } }, { name: 'B' }));
  expect(schema.$defs.A.additionalProperties).toBe(false);
  expect(schema.$defs.B.additionalProperties).toBeUndefined();
  expect(Object.keys(schema.$defs.AB.properties)).toEqual(['id', 'aId', 'bId']);
});

it('EX49: refers to models of any name, and is a schema for an empty project', () => {
  const schema = make(
    projectOf(
      { name: '__proto__', properties: { at: 'a/b "c"' } },
      { name: 'a/b "c"', relations: { p: oneOf('belongsTo', '__proto__') } },
    ),
  );
  expect(Object.keys(schema.$defs)).toEqual(['__proto__', 'a/b "c"']);
  const { at } =
    Object.values<{ properties: { at: { anyOf: unknown[] } } }>(schema.$defs)[0]?.properties ?? {};
  expect(at?.anyOf[0]).toEqual({ $ref: '#/$defs/a~1b%20%22c%22' });
  expect(make(createProject('Empty'))).toMatchObject({ title: 'Empty', $defs: {} });
});
