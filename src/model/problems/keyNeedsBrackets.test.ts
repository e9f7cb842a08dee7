import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { keyNeedsBrackets } from './keyNeedsBrackets.ts';

it('PB17: a key that is not an identifier is reported', () => {
  const project = projectOf(
    { name: 'email-address', relations: { mails: manyOf('Mail') } },
    { name: 'Mail', relations: { sender: oneOf('belongsTo', 'email-address') } },
  );
  expect(problemLines(keyNeedsBrackets.find(project))).toEqual([
    'warning email-address.mails foreignKey: LoopBack names the key of email-address.mails "email-addressId", which is not an identifier.',
  ]);
  expect(keyNeedsBrackets.find(project)[0]?.fix?.label).toBe('Use "emailAddressId"');
  expect(keyNeedsBrackets.find(applyFirstFix(keyNeedsBrackets, project))).toEqual([]);
});
