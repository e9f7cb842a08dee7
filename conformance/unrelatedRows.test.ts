/** Checks that the status of REST for a row that exists but is not related is the one of the engines. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { findRelationKind } from '../src/model/index.ts';
import { createMemoryConnector, DataSource } from '../src/runtime/index.ts';
import type { Untyped } from './differences/program.ts';

const require = createRequire(import.meta.url);
const fromLoopback = createRequire(require.resolve('loopback'));

const engines: readonly (readonly [string, () => Untyped])[] = [
  ['juggler 7', () => new (require('loopback-datasource-juggler').DataSource)('memory')],
  [
    'the juggler of loopback 3.28',
    () => new (fromLoopback('loopback-datasource-juggler').DataSource)('memory'),
  ],
  ['our runtime', () => new DataSource(createMemoryConnector())],
];

// findById of embedsMany returns null, which only REST turns into a 404.
const kinds = ['hasMany', 'hasAndBelongsToMany', 'referencesMany'] as const;

const cases = engines.flatMap(([engine, open]) => kinds.map((type) => [type, engine, open] as const));

it.each(cases)(
  'RE6: the route to a row that is not in a %s names the status of findById on %s',
  async (type, _engine, open) => {
    const ds = open();
    const Item = ds.define('Item', { name: String });
    const Owner = ds.define('Owner', { name: String });
    Owner[type](Item, { as: 'linked' });
    const owner = await Owner.create({});
    const unrelated = await Item.create({ name: 'a' });
    const error = await owner.linked.findById(unrelated.id).then(
      () => null,
      (reason: Untyped) => reason,
    );
    const sides = { target: 'Item', link: 'Link', definition: { type, model: 'Item' } };
    const route = findRelationKind(type)
      ?.endpoints(sides)
      .find(({ call }) => call.startsWith('__findById__'));
    expect(route?.answer).toMatch(new RegExp(`${error.statusCode} (if it|for one that) is not`));
  },
);
