import { expect, it } from 'vitest';
import { mend, told } from '../testing/mend.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { unspeakableKey } from './unspeakableKey.ts';

it('PB17: a key that is no identifier is told', () => {
  const project = projectOf(
    { name: 'email-address', relations: { mails: manyOf('Mail') } },
    { name: 'Mail', relations: { sender: oneOf('belongsTo', 'email-address') } },
  );
  expect(told(unspeakableKey.find(project))).toEqual([
    'warning email-address.mails foreignKey: LoopBack names the key of email-address.mails "email-addressId", which is no identifier.',
  ]);
  expect(unspeakableKey.find(project)[0]?.fix?.label).toBe('Use "emailAddressId"');
  expect(unspeakableKey.find(mend(unspeakableKey, project))).toEqual([]);
});
