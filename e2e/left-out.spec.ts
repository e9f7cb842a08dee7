import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

const folder = join(import.meta.dirname, 'fixtures/refused');

test('what LoopBack refuses is left out of the playground with its reason, and everything else runs', async ({
  page,
}) => {
  const designer = new Designer(page);
  await designer.open();
  await designer.openFiles(readdirSync(folder).map((file) => join(folder, file)));
  await expect(designer.model('userCredential')).toBeVisible();
  const playground = new Playground(page);
  await playground.open();
  await playground.run(
    "const customer = await Customer.create({name: 'Ann'});\nawait customer.notes.create({text: 'kept'});\nawait userCredential.create({provider: 'x'});\nawait Order.create({tags: 'as it is'});",
  );
  await expect(playground.output).toContainText(
    'Customer.orders is left out: it points at "nope", which Customer does not have.',
  );
  await expect(playground.output).toContainText('The base of Note, "SomethingElse", is unknown.');
  await expect(playground.ending).toContainText('Done in');
  await expect(playground.value(2)).toContainText('kept');
  await expect(playground.value(4)).toContainText('as it is');
  // The notice leads to the relation.
  const notice = playground.output.locator('[data-entry=notice]', { hasText: 'Customer.orders' });
  await notice.getByRole('button', { name: 'Show in design' }).click();
  await expect(designer.inspector).toContainText('orders');
});
