import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';

async function openMethods(page: Page): Promise<Playground> {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await playground.show('Methods');
  await expect(page.getByTestId('call')).toBeVisible();
  await expect(playground.log).toContainText('Sample data made');
  return playground;
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const choose = (page: Page, label: string, value: string) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption(value);
const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();

test.describe('methods', () => {
  test('writes the call while the form is filled in, with its REST request and its equivalent', async ({
    page,
  }) => {
    const playground = await openMethods(page);
    const call = page.getByTestId('call');
    await expect(call).toContainText('customer.orders.build({});');
    await expect(call).toContainText('new Order({customerId: customer.id})');
    await field(page, 'description').fill("Ada's");
    await field(page, 'total').fill('12.5');
    await expect(call).toContainText("customer.orders.build({description: 'Ada\\'s', total: 12.5});");
    await playground.expectEntry(() => run(page));
    await expect(playground.output).toContainText('build set customerId = 1');
    await expect(playground.output).toContainText('Stored nothing');
    await expect(playground.output).toContainText('no request does this');

    await choose(page, 'Method', 'create');
    await expect(call).toContainText('POST /api/Customers/1/orders');
    await expect(call).toContainText(
      "await Order.create({description: 'Ada\\'s', total: 12.5, customerId: customer.id})",
    );
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-kind=created]')).toContainText('customerId: 1');

    await choose(page, 'Method', 'find');
    await page.getByRole('button', { name: 'Condition' }).click();
    await page.getByRole('combobox', { name: 'Property' }).selectOption('total');
    await page.getByRole('combobox', { name: 'Operator' }).selectOption('gte');
    await field(page, 'Value').fill('12.5');
    await choose(page, 'order', 'total');
    await choose(page, 'direction', 'DESC');
    await field(page, 'limit').fill('2');
    await expect(call).toContainText(
      "await customer.orders.find({where: {total: {gte: 12.5}}, order: 'total DESC', limit: 2});",
    );
    await playground.expectEntry(() => run(page));
    expect(await playground.rows(playground.value(2))).toHaveLength(2);

    await choose(page, 'Method', 'findById');
    await page.getByRole('combobox', { name: 'Order id' }).fill('2');
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-entry=failed]')).toContainText('statusCode 404');
  });

  test('calls the class and the instance too, and shows and copies callbacks where they are wanted', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = await openMethods(page);
    await page.getByRole('combobox', { name: 'Style of calls' }).selectOption('callback');
    await choose(page, 'Relation', '');
    await choose(page, 'Method', 'updateAttributes');
    await field(page, 'city').fill('Ulm');
    await expect(page.getByTestId('call')).toContainText('PATCH /api/Customers/1');
    await expect(page.getByTestId('call')).toContainText(
      "customer.updateAttributes({city: 'Ulm'}, function (err, result) {",
    );
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-kind=changed]')).toContainText('"Ulm"');
    await playground.output.getByRole('button', { name: 'Copy the code' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('function (err, customer) {');

    await page.getByRole('combobox', { name: 'Instance' }).fill('');
    await choose(page, 'Method', 'count');
    await playground.expectEntry(() => run(page));
    await expect(playground.output).toContainText('GET /api/Customers/count');
    await expect(playground.value(1)).toContainText('5');
    // What was copied runs as it is.
    await playground.show('Code');
    await playground.run(copied);
    await expect(playground.output).toContainText('Ulm');
    await page.reload();
    await playground.open();
    await expect(page.getByRole('combobox', { name: 'Style of calls' })).toHaveValue('callback');
  });

  test('offers add and remove through a model between', async ({ page }) => {
    const designer = new Designer(page);
    await designer.open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    const json = (value: object) => Buffer.from(JSON.stringify(value));
    await (await chooser).setFiles([
      {
        name: 'doctor.json',
        mimeType: 'application/json',
        buffer: json({
          name: 'Doctor',
          properties: { name: 'string' },
          relations: { patients: { type: 'hasMany', model: 'Patient', through: 'Visit' } },
        }),
      },
      {
        name: 'patient.json',
        mimeType: 'application/json',
        buffer: json({ name: 'Patient', properties: { name: 'string' } }),
      },
      {
        name: 'visit.json',
        mimeType: 'application/json',
        buffer: json({
          name: 'Visit',
          properties: {},
          relations: {
            doctor: { type: 'belongsTo', model: 'Doctor' },
            patient: { type: 'belongsTo', model: 'Patient' },
          },
        }),
      },
    ]);
    await expect(designer.model('Doctor')).toBeVisible();
    const playground = new Playground(page);
    await playground.open();
    await playground.show('Methods');
    await expect(playground.log).toContainText('Sample data made');
    await choose(page, 'Method', 'add');
    await page.getByRole('combobox', { name: 'Patient id' }).fill('3');
    await expect(page.getByTestId('call')).toContainText('PUT /api/Doctors/1/patients/rel/3');
    await choose(page, 'Method', 'remove');
    await playground.expectEntry(() => run(page));
    await choose(page, 'Method', 'add');
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-model=Visit] [data-kind=created]')).toContainText(
      'patientId: 3',
    );
    // And the grid follows the links.
    await playground.show('Data');
    await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Doctor');
    await playground.grid.getByRole('row').nth(1).getByText('patients').click();
    await expect(page.getByRole('grid', { name: 'Rows of Patient' })).toBeVisible();
    await expect(playground.grid.locator('[data-property=id]', { hasText: /^3$/ })).toBeVisible();
  });
});
