import { expect, it } from 'vitest';
import {
  completionsOf,
  firstAccessRule,
  propertyOfText,
  rolesIn,
  textOfProperty,
  withAccessRuleKey,
} from './accessRuleFields.ts';
import { explainAccessRule, userModelsIn } from './accessRules.ts';
import { setModelSetting } from './commands/setModelSetting.ts';
import { printModelFile } from './files/printFile.ts';
import { readModelFile } from './files/readModelFile.ts';
import { createProject } from './project.ts';
import { projectOf } from './testing/projects.ts';

const rule = (principalId: string, principalType = 'ROLE') => ({ principalType, principalId });

it('AC6: the roles of the project, and the models that extend User, are offered', () => {
  const project = projectOf(
    { name: 'Member', base: 'User', acls: [rule('editor'), rule('7', 'USER'), rule('$owner')] },
    { name: 'Employee', base: 'Member', options: { acls: [rule('boss'), 'x', rule('editor')] } },
    { name: 'Order', acls: { not: 'a list' } },
  );
  expect(rolesIn(project)).toEqual([
    '$everyone',
    '$authenticated',
    '$unauthenticated',
    '$owner',
    'admin',
    'editor',
    'boss',
  ]);
  expect(userModelsIn(project)).toEqual(['Member', 'Employee']);
  expect(explainAccessRule({ ...rule('7', 'Employee'), permission: 'DENY' }, userModelsIn(project))).toEqual(
    [],
  );
  expect(explainAccessRule({ ...rule('7', 'Order'), permission: 'DENY' }, userModelsIn(project))).toEqual([
    '"Order" is not a principal type: the rule applies to nobody.',
  ]);
});

it('AC7: a property is a text of names, read and written without loss; one name stays a list', () => {
  expect(textOfProperty(undefined)).toBe('');
  expect(textOfProperty('find')).toBe('find');
  expect(textOfProperty(['find', 'count'])).toBe('find, count');
  for (const other of ['', ' find', 'a,b', [], [1], ['a,b'], null, 5, {}] as const)
    expect(textOfProperty(other)).toBeNull();
  expect(propertyOfText(' ', 'find')).toBeUndefined();
  expect(propertyOfText('find,', 'find')).toBe('find');
  expect(propertyOfText('find,', ['find'])).toEqual(['find']);
  expect(propertyOfText('find , count', 'find')).toEqual(['find', 'count']);
  for (const value of [undefined, 'find', ['find'], ['find', 'count']])
    expect(propertyOfText(textOfProperty(value) ?? '', value)).toEqual(value);
});

const text = `{
  "name": "Order",
  "acls": [
    {"accessType":"READ",  "principalType": "ROLE", "principalId": "$everyone", "permission": "DENY", "note": {"by":  "Ada"}},
    "odd",
    { "permission": "ALLOW",
      "principalType": "ROLE", "principalId": "admin" }
  ],
  "x": [ 1,2 ]
}
`;

it('AC8: a change of one rule leaves every other character of the file, and a moved or removed rule keeps the others', () => {
  const file = readModelFile('common/models/order.json', text);
  if (!file.ok) throw new Error(file.error.message);
  const project = { ...createProject('Test'), models: [{ id: 'order', ...file.value }] };
  const rules = file.value.definition['acls'];
  if (!Array.isArray(rules)) throw new Error('no rules');
  const [first, odd, last] = rules;
  const printed = (acls: readonly (typeof first)[]): string => {
    const changed = setModelSetting(project, { modelId: 'order', key: 'acls', value: acls });
    return changed.models.map(printModelFile).join();
  };
  expect(printed([first, odd, withAccessRuleKey(last, 'permission', 'DENY')])).toBe(
    text.replace('"ALLOW"', '"DENY"'),
  );
  expect(printed([withAccessRuleKey(first, 'property', 'find'), odd, last])).toBe(
    text.replace('{"by":  "Ada"}}', '{"by":  "Ada"},  "property":"find"}'),
  );
  expect(printed([odd, last])).toContain('"principalType": "ROLE", "principalId": "admin" }');
  expect(printed([odd, first, last])).toContain('{"accessType":"READ",  "principalType": "ROLE"');
  expect(printed([...rules, firstAccessRule])).toContain(text.slice(0, text.indexOf(' }\n  ],')));
});

it('AC10: the text of a property is completed with the methods that it does not name yet', () => {
  const methods = ['find', 'create'];
  expect(completionsOf('', methods)).toEqual(methods);
  expect(completionsOf('cr', methods)).toEqual(['find', 'create', 'cr, find', 'cr, create']);
  expect(completionsOf('find, cr', methods)).toContain('find, create');
  expect(completionsOf('find, ', methods)).toEqual(['find', 'create', 'find, create']);
});
