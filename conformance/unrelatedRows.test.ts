/** What REST answers for a row that exists and is not related is the status that the engines give. */
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

// embedsMany finds null, which only REST turns into a 404.
const kinds = ['hasMany', 'hasAndBelongsToMany', 'referencesMany'] as const;

const cases = engines.flatMap(([engine, open]) => kinds.map((type) => [type, engine, open] as const));

it.each(cases)('RE6: findById of a row that is not in a %s, on %s', async (type, _engine, open) => {
  const ds = open();
  const Item = ds.define('Item', { name: String });
  const Owner = ds.define('Owner', { name: String });
  Owner[type](Item, { as: 'kept' });
  const owner = await Owner.create({});
  const stranger = await Item.create({ name: 'a' });
  const error = await owner.kept.findById(stranger.id).then(
    () => null,
    (reason: Untyped) => reason,
  );
  const sides = { target: 'Item', link: 'Link', definition: { type, model: 'Item' } };
  const route = findRelationKind(type)
    ?.endpoints(sides)
    .find(({ call }) => call.startsWith('__findById__'));
  expect(route?.answer).toContain(`${error.statusCode} for one that is not`);
});
