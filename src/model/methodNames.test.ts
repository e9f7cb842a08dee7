import { expect, it } from 'vitest';
import { methodNames } from './methodNames.ts';
import type { MethodSignature } from './methodSignature.ts';
import { modelEndpointLines } from './modelEndpointLines.ts';
import { classMethods, instanceMethods } from './modelMethods.ts';
import { relationKinds } from './relations/relationKinds.ts';

const nameOf = ({ name }: MethodSignature): string => name;

it('RC7: routes name methods of the catalogue', () => {
  const known = [
    ...classMethods('Item').map(nameOf),
    ...instanceMethods('Item').map(({ name }) => `prototype.${name}`),
  ];
  const named = [false, true].flatMap((patches) =>
    modelEndpointLines('Item', patches).flatMap(({ inCode }) => inCode),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
  for (const kind of relationKinds) {
    for (const through of [{}, { through: 'Link' }]) {
      const definition = { type: kind.type, model: 'Item', ...through };
      const sides = { ownerName: 'Owner', targetName: 'Item', targetPlural: '', relationName: 'items' };
      const methods = kind.methods({ ...sides, definition }).map(nameOf);
      const routes = kind.endpoints({ target: 'Item', link: 'Link', definition });
      expect(routes.flatMap(({ inCode }) => inCode).filter((name) => !methods.includes(name))).toEqual([]);
    }
  }
});

it('RC7: an alias does the same as a method of the catalogue', () => {
  const sides = { ownerName: 'Owner', targetName: 'Item', targetPlural: '', relationName: 'items' };
  const lists = [
    classMethods('Item'),
    instanceMethods('Item'),
    ...relationKinds.map((kind) =>
      kind.methods({ ...sides, definition: { type: kind.type, model: 'Item' } }),
    ),
  ];
  const unknown = lists.flatMap((methods) =>
    methods
      .filter(({ sameAs }) => sameAs !== null && !methods.some(({ name }) => name === sameAs))
      .map(({ call, sameAs }) => `${call} is ${sameAs}`),
  );
  expect(unknown).toEqual([]);
  const [find] = classMethods('Item');
  expect(classMethods('Item').find(({ name }) => name === 'all')).toEqual({
    ...find,
    name: 'all',
    call: 'Item.all(filter?, options?)',
    summary: 'The same as find.',
    sameAs: 'find',
  });
});

it('RC7: recorded calls are those of the catalogue, including LoopBack’s aliases', () => {
  const { ofClass, ofInstance, ofRelation } = methodNames();
  expect(ofClass).toEqual(
    expect.arrayContaining(['find', 'deleteAll', 'findByIds', 'patchOrCreateWithWhere']),
  );
  expect(ofInstance).toEqual(expect.arrayContaining(['save', 'remove', 'patchAttributes']));
  expect(ofRelation).toEqual(expect.arrayContaining(['getAsync', 'unset', 'value', 'add', 'at', 'build']));
  expect([...ofClass, ...ofInstance]).not.toContain('build');
  expect(ofInstance).not.toContain('toJSON');
});
