/** Boots a polymorphic hasAndBelongsToMany through a model in the real loopback 3.28. */
import { afterEach, describe, expect, it } from 'vitest';
import { describeProperties, relationsOf } from '../src/model/index.ts';
import { type BootedProject, bootProject, relationOf } from './testing/bootProject.ts';
import { codesOf, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

const textId = { id: { type: 'string', id: true } };

const linked = (polymorphic: unknown, more: { A?: object; B?: object; C?: object; relation?: object } = {}) =>
  projectOf(
    {
      name: 'A',
      ...more.A,
      relations: {
        x: { type: 'hasAndBelongsToMany', model: 'B', polymorphic, through: 'C', ...more.relation },
      },
    },
    { name: 'B', ...more.B },
    { name: 'C', ...more.C },
  );

describe('polymorphic hasAndBelongsToMany', () => {
  it.each([
    ['a selector', linked('ref')],
    ['the name of the relation', linked(true)],
    ['"as" and idType', linked({ as: 'ref', idType: 'string' })],
    ['its own keys', linked({ foreignKey: 'fk', discriminator: 'dd' })],
    ['invert', linked('ref', { relation: { invert: true } })],
    ['a foreignKey, which is ignored', linked('ref', { relation: { foreignKey: 'zz' } })],
    ['text ids', linked('ref', { A: { properties: textId }, B: { properties: textId } })],
    ['links with text ids', linked('ref', { C: { properties: textId } })],
    [
      'an existing belongsTo',
      linked('ref', { C: { relations: { ref: { type: 'belongsTo', polymorphic: true } } } }),
    ],
  ])('RK1: with %s has the keys that the designer shows', async (_what, project) => {
    const [a, , c] = project.models;
    const [relation] = a ? relationsOf(project, a.id) : [];
    booted = await bootProject(project);
    expect(relation?.foreignKey?.value).toBe(booted.models['A']?.relations['x']?.keyTo);
    const real = Object.entries(booted.models['C']?.definition.properties ?? {}).map(([name, { type }]) => [
      name,
      (type as { readonly name: string }).name.toLowerCase(),
    ]);
    const shown = describeProperties(project, c?.id ?? '').map(({ name, typeLabel }) => [name, typeLabel]);
    expect(shown.toSorted()).toEqual(real.toSorted());
  });

  it.each(['ref', true, { foreignKey: 'fk', discriminator: 'dd' }])(
    'PB93: %j without "through" keeps LoopBack from booting',
    async (polymorphic) => {
      const project = linked(polymorphic, { relation: { through: '' } });
      expect(codesOf(project)).toEqual(['polymorphic-without-through']);
      await expect(bootProject(project)).rejects.toThrow();
    },
  );

  it('PB80: the key holds ids of the owner and has the type of the id of the links', async () => {
    const project = linked('ref', { A: { properties: textId } });
    expect(codesOf(project)).toEqual(['polymorphic-key-types']);
    booted = await bootProject(project);
    const owner = await booted.models['A']?.create({ id: 'one' });
    await relationOf(owner, 'x').create({});
    expect(await relationOf(owner, 'x').find({})).toEqual([]);
  });
});
