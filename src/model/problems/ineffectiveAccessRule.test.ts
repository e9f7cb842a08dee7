import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { ineffectiveAccessRule } from './ineffectiveAccessRule.ts';

const rule = { principalType: 'ROLE', principalId: '$everyone', permission: 'DENY' };

it('PB98: an access rule that LoopBack reads otherwise is reported, with the number of the rule', () => {
  const project = projectOf({ name: 'A', acls: [rule, { ...rule, permission: 'deny' }, null] });
  expect(problemLines(ineffectiveAccessRule.find(project))).toEqual([
    'warning A acls: Access rule 2 of A: "deny" is not a permission: LoopBack denies only for "DENY", so this allows.',
    'error A acls: Access rule 3 of A: Every request to the model fails, because LoopBack reads this as a rule.',
  ]);
  expect(problemLines(ineffectiveAccessRule.find(projectOf({ name: 'A', acls: {} })))).toEqual([
    'error A acls: The access rules of A are not a list: every request to the model fails.',
  ]);
  for (const acls of [null, [], [rule], [{ ...rule, principalType: 'A' }]])
    expect(ineffectiveAccessRule.find(projectOf({ name: 'A', base: 'User', acls }))).toEqual([]);
});

it('PB98: values that differ only in case are corrected in their place, in options too', () => {
  const wrong = { ...rule, accessType: 'read', permission: 'deny', note: 1 };
  const project = projectOf({ name: 'A', options: { acls: [rule, wrong] } });
  expect(ineffectiveAccessRule.find(project)[0]?.fix?.label).toBe('Use "READ" and "DENY"');
  expect(applyFirstFix(ineffectiveAccessRule, project).models[0]?.definition).toEqual({
    name: 'A',
    options: { acls: [rule, { ...wrong, accessType: 'READ', permission: 'DENY' }] },
  });
  const unclear = projectOf({ name: 'A', acls: [{ ...rule, permission: 'FORBID' }] });
  expect(ineffectiveAccessRule.find(unclear)[0]?.fix).toBeUndefined();
});
