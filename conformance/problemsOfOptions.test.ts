/** Compares the effect of `options` in the real loopback 3.28 and in the playground's own engine. */
import { afterEach, describe, expect, it } from 'vitest';
import { describeProperties } from '../src/model/index.ts';
import { defineModels } from '../src/runtime/index.ts';
import { type BootedProject, bootProject } from './testing/bootProject.ts';
import { codesOf, type Definition, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

interface Model {
  create(data: object): Promise<{ updateAttributes(data: object): Promise<object> }>;
  find(): Promise<readonly object[]>;
}

/** Returns the rows after a few writes. */
async function rowsOf(model: Model): Promise<unknown> {
  await model.create({ n: 'x' });
  const row = await model.create({ n: 'y', a: 'own' });
  await row.updateAttributes({ n: 'z' });
  return JSON.parse(JSON.stringify(await model.find()));
}

const A = (more: object): Definition => ({ name: 'A', properties: { n: 'string' }, ...more });
const written = (a: unknown) => [
  { n: 'x', a, id: 1 },
  { n: 'z', a, id: 2 },
];
const plain = [
  { n: 'x', id: 1 },
  { n: 'z', a: 'own', id: 2 },
];

describe('members of options that LoopBack reads', () => {
  it.each<[string, Definition, readonly string[], readonly object[]]>([
    ['PB95', A({ options: { properties: { a: 'string' } } }), ['properties-in-options'], written('string')],
    ['PB95', A({ options: { properties: {} } }), [], plain],
    ['PB95', A({ options: { properties: [] } }), [], plain],
    ['PB96', A({ attributes: { a: 'v' } }), ['written-attributes'], written('v')],
    ['PB96', A({ options: { attributes: { a: 'v' } } }), ['written-attributes'], written('v')],
    [
      'PB96',
      A({ attributes: { a: 'v' }, options: { properties: { a: 'string' } } }),
      ['properties-in-options'],
      written('string'),
    ],
    [
      'PB23',
      A({ options: { validations: [{ property: 'n', validates: 'length', max: 0 }] } }),
      ['ignored-validations'],
      plain,
    ],
    ['PB22', A({ options: { name: 'Z', options: { plural: 'q' } } }), [], plain],
  ])('%s: %j', async (_id, definition, codes, rows) => {
    const project = projectOf(definition);
    expect(codesOf(project)).toEqual(codes);
    booted = await bootProject(project);
    const real = booted.models['A'];
    expect(await rowsOf(real as unknown as Model)).toEqual(rows);
    const shown = describeProperties(project, 'common/models/a.json').map(({ name }) => name);
    expect(shown.toSorted()).toEqual(Object.keys(real?.definition.properties ?? {}).toSorted());
    const source = defineModels([definition]);
    expect(await rowsOf(source.models['A'] as unknown as Model)).toEqual(rows);
  });

  it('PB95: null as properties in options keeps LoopBack from booting', async () => {
    const project = projectOf(A({ options: { properties: null } }));
    expect(codesOf(project)).toEqual(['properties-in-options']);
    await expect(bootProject(project)).rejects.toThrow();
  });
});
