/** Compares what we say about access rules, mixins and named scopes with what loopback 3.28 does. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import type { JsonValue } from '../src/lib/json.ts';
import { explainAccessRule } from '../src/model/accessRules.ts';
import { isMixinApplied } from '../src/model/namedSettings.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');

interface AskedRequest {
  readonly method?: string;
  readonly accessType?: string;
  readonly defaultPermission?: string;
}

function createApplication() {
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  app.dataSource('db', { connector: 'memory' });
  for (const name of ['User', 'Role', 'RoleMapping', 'ACL', 'AccessToken'])
    app.model(app.registry.getModel(name), { dataSource: 'db' });
  return app;
}

const app = createApplication();
let created = 0;

/** Returns whether an anonymous request is allowed by the rules of a model. */
async function isAllowed(
  acls: JsonValue,
  request: AskedRequest = {},
  base = 'PersistedModel',
): Promise<boolean> {
  const { method = 'find', accessType = 'READ', defaultPermission } = request;
  created += 1;
  const settings = defaultPermission === undefined ? {} : { defaultPermission };
  const model = app.registry.createModel({ name: `M${created}`, base, acls, ...settings });
  app.model(model, { dataSource: 'db' });
  const context = { model, property: method, accessType, principals: [], registry: app.registry };
  const ACL = app.registry.getModel('ACL');
  const { permission } = await ACL.checkAccessForContext(context);
  return ACL.isAllowed(permission, defaultPermission);
}

const denying = (values: Record<string, JsonValue> = {}) => ({
  principalType: 'ROLE',
  principalId: '$everyone',
  permission: 'DENY',
  ...values,
});

it('AC1: the most specific rule wins, by property, access type and principal, in any order; DENY among equals', async () => {
  const allowing = (values: Record<string, JsonValue> = {}) => denying({ permission: 'ALLOW', ...values });
  const cases: readonly (readonly [wins: JsonValue, loses: JsonValue, isAllowed: boolean])[] = [
    [allowing({ property: 'find' }), denying(), true],
    [allowing({ property: ['find', 'count'] }), denying({ accessType: 'READ' }), true],
    [allowing({ property: 'find' }), denying({ principalId: '$unauthenticated' }), true],
    [allowing({ accessType: 'READ' }), denying({ principalId: '$unauthenticated' }), true],
    [allowing({ principalId: '$unauthenticated' }), denying(), true],
    [denying(), allowing(), false],
    [denying({ property: 'find' }), allowing({ accessType: 'READ' }), false],
    [denying({ permission: 'AUDIT' }), denying({ permission: 'ALARM' }), true],
  ];
  for (const [wins, loses, expected] of cases) {
    expect([wins, await isAllowed([wins, loses])]).toEqual([wins, expected]);
    expect([wins, await isAllowed([loses, wins])]).toEqual([wins, expected]);
  }
});

const works = denying();
/** Rules that would deny the request if they did what people expect of them. */
const doubtful: readonly JsonValue[] = [
  denying({ principalType: 'role' }),
  denying({ principalType: '$everyone' }),
  denying({ principalId: '' }),
  { principalId: '$everyone', permission: 'DENY' },
  { principalType: 'ROLE', permission: 'DENY' },
  { principalType: 'ROLE', principalId: '$everyone' },
  denying({ permission: 'deny' }),
  denying({ permission: '' }),
  denying({ accessType: 'read' }),
  denying({ property: ['*'] }),
  denying({ property: 'find,count' }),
  'DENY',
  [],
];
const working: readonly JsonValue[] = [
  works,
  denying({ accessType: '*' }),
  denying({ accessType: '' }),
  denying({ accessType: 'READ' }),
  denying({ accessType: 'EXECUTE' }),
  denying({ property: '*' }),
  denying({ property: 'find' }),
  denying({ property: ['find', 'count'] }),
  denying({ principalId: '$unauthenticated' }),
];

it('AC2: a rule with values that LoopBack does not know denies nothing, and each is explained; others are not', async () => {
  for (const rule of doubtful) {
    expect([rule, await isAllowed([rule])]).toEqual([rule, true]);
    expect([rule, explainAccessRule(rule, []).length]).toEqual([rule, 1]);
  }
  for (const rule of working) {
    expect([rule, await isAllowed([rule])]).toEqual([rule, false]);
    expect([rule, explainAccessRule(rule, [])]).toEqual([rule, []]);
  }
});

it('AC3: a rule without a permission gives the default one, over a wider rule that denies', async () => {
  const bare = { principalType: 'ROLE', principalId: '$everyone', property: 'find' };
  expect(await isAllowed([bare, works])).toBe(true);
  expect(await isAllowed([bare], { defaultPermission: 'DENY' })).toBe(false);
});

it('AC4: `acls` that are not a list, or hold null, make every request to the model fail', async () => {
  for (const acls of ['x', {}, 5, [null]] as const) await expect(isAllowed(acls)).rejects.toThrow();
  expect(await isAllowed(null)).toBe(true);
  expect(explainAccessRule(null, [])).toHaveLength(1);
});

it('AC5: the rules of a base apply too, and without any rule everything is allowed', async () => {
  const derive = async (name: string, acls: JsonValue): Promise<boolean> => {
    const base = app.registry.createModel({ name, base: 'PersistedModel', acls });
    app.model(base, { dataSource: 'db' });
    return isAllowed([], {}, name);
  };
  expect(await derive('Open', [])).toBe(true);
  expect(await derive('Closed', [works])).toBe(false);
});

it('MX1: a mixin is applied for true, for options, and for a list of these, and for nothing else', () => {
  const values: readonly JsonValue[] = [
    true,
    {},
    { a: 1 },
    [true],
    [{ a: 1 }],
    false,
    null,
    'x',
    1,
    [],
    [false],
    ['x'],
  ];
  for (const value of values) {
    // LoopBack refuses an unknown mixin, but only where it applies it.
    const create = () => {
      created += 1;
      app.registry.createModel({ name: `X${created}`, mixins: { Unknown: value } });
    };
    const isApplied = isMixinApplied(value);
    if (isApplied) expect(create, JSON.stringify(value)).toThrow('uses unknown mixin: Unknown');
    else expect(create, JSON.stringify(value)).not.toThrow();
  }
});

it('SC1: a scope that is null keeps LoopBack from booting; an empty one does not', () => {
  const create = (scopes: JsonValue) => () => {
    created += 1;
    const model = app.registry.createModel({ name: `S${created}`, scopes });
    app.model(model, { dataSource: 'db' });
  };
  expect(create({ recent: null })).toThrow();
  expect(create({ recent: {} })).not.toThrow();
});
