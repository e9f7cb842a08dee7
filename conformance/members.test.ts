/** Compares the members of our models and their instances with those of juggler 7 and loopback 3.28. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DataSource, defineModels } from '../src/runtime/index.ts';
import type { Untyped } from './differences/program.ts';

const require = createRequire(import.meta.url);
const juggler: Untyped = require('loopback-datasource-juggler');
const loopback: Untyped = require('loopback');

const stops: readonly unknown[] = [Object.prototype, Function.prototype];

function membersOf(value: Untyped): ReadonlySet<string> {
  const names = new Set<string>();
  for (let owner = value; owner && !stops.includes(owner); owner = Object.getPrototypeOf(owner))
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
  return names;
}

interface Members {
  readonly statics: ReadonlySet<string>;
  readonly instance: ReadonlySet<string>;
}

async function membersIn(model: Untyped): Promise<Members> {
  return { statics: membersOf(model), instance: membersOf(await model.create({ name: 'a' })) };
}

/** What is left out on purpose: DI13 in src/runtime/SPEC.md. */
const leftOut: Readonly<Record<string, (name: string) => boolean>> = {
  'members that LoopBack marks as internal': (name) => name.startsWith('_'),
  'what Node adds to functions': (name) => ['arguments', 'caller', 'super_'].includes(name),
  'placeholders of the legacy hooks': (name) => /^(before|after)[A-Z]\w+$/.test(name),
  transactions: (name) => /transaction$/i.test(name),
  'remote methods': (name) =>
    /remot/i.test(name) || ['app', 'getApp', 'shared', 'sharedClass', 'sharedCtor'].includes(name),
  'access control': (name) => ['checkAccess'].includes(name),
  'change tracking and replication': (name) =>
    /chang|checkpoint|replicat|updates?$/i.test(name) ||
    ['diff', 'getSourceId', 'createUpdates'].includes(name),
  'the registry of an application': (name) =>
    ['registry', 'config', 'setup', 'ValidationError'].includes(name),
};

function missing(theirs: ReadonlySet<string>, ours: ReadonlySet<string>): readonly string[] {
  const isIntended = (name: string): boolean => Object.values(leftOut).some((matches) => matches(name));
  return [...theirs].filter((name) => !ours.has(name) && !isIntended(name)).sort();
}

/** A model of an application, its id named as given. */
function createPersisted(idName: string) {
  const properties = { [idName]: { type: 'number', id: true }, name: 'string' };
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  const db = app.dataSource('db', { connector: 'memory' });
  const theirs = app.registry.createModel('Item', properties, { base: 'PersistedModel' });
  app.model(theirs, { dataSource: db });
  const source = defineModels([{ name: 'Item', base: 'PersistedModel', properties }]);
  return [theirs, source.models['Item']] as const satisfies readonly Untyped[];
}

describe('members', () => {
  it('MC23 DI13 our models have the members of juggler’s models', async () => {
    const theirs = await membersIn(new juggler.DataSource('memory').define('Item', { name: 'string' }));
    const ours = await membersIn(new DataSource('memory').define('Item', { name: 'string' }));
    expect(missing(theirs.statics, ours.statics)).toEqual([]);
    expect(missing(theirs.instance, ours.instance)).toEqual([]);
  });

  it('MC23 DI13 our models have the members of loopback 3’s PersistedModel', async () => {
    const [theirs, ours] = await Promise.all(createPersisted('id').map(membersIn));
    expect(missing(theirs?.statics ?? new Set(), ours?.statics ?? new Set())).toEqual([]);
    expect(missing(theirs?.instance ?? new Set(), ours?.instance ?? new Set())).toEqual([]);
  });

  it.each(['id', 'code'])('MC24 getId, setId and getIdName of an id called %s', async (idName) => {
    const [theirs, ours] = await Promise.all(
      createPersisted(idName).map(async (model: Untyped) => {
        const seen: unknown[] = [model.getIdName()];
        const fresh = new model({ name: 'a' });
        seen.push(fresh.getId(), fresh.setId(7), fresh.getId(), fresh.getIdName(), fresh[idName]);
        fresh.setId('8');
        const stored = await fresh.save();
        seen.push(stored.getId(), JSON.stringify(stored));
        const Sub = model.extend('Sub', {}, {});
        seen.push(typeof Sub.getIdName, typeof Sub.prototype.getId);
        return seen;
      }),
    );
    expect(ours).toEqual(theirs);
  });
});
