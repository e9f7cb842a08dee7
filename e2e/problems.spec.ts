import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

/** Three problems of two kinds: two relations without a target, and validations that check nothing. */
const broken = {
  name: 'Broken',
  validations: [{ name: 'x' }],
  relations: {
    one: { type: 'belongsTo', model: 'Zebra' },
    two: { type: 'belongsTo', model: 'Quokka' },
  },
};

const panelOf = (page: Page) => page.getByRole('tabpanel', { name: /Problems/ });
const hideButton = { name: 'Hide this kind here', exact: true };

test.describe('the problems panel', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
    await page.getByRole('button', { name: 'More ways to open' }).click();
    await page.getByRole('menuitem', { name: 'Paste models' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(broken));
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: false }).last().click();
    await expect(designer.model('Broken')).toBeVisible();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expect(panelOf(page).getByRole('listitem')).toHaveCount(3);
  });

  test('hides a kind by keys, shows it on demand, and counts it nowhere', async ({ page }) => {
    const panel = panelOf(page);
    const problem = panel.getByRole('listitem').filter({ hasText: 'Zebra' });
    await problem.getByRole('button', hideButton).focus();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    await expect(panel.getByRole('button', { name: '2 hidden · Show' })).toBeVisible();
    await expect(page.getByRole('tab', { name: /Problems/ })).toHaveText(/Problems\s*1$/);
    await expect(designer.model('Broken').getByTitle('1 problem')).toBeVisible();
    // The focus stays in the panel: Tab moves to the remaining problem.
    await page.keyboard.press('Tab');
    await expect(panel.getByRole('listitem').getByRole('button').first()).toBeFocused();

    await panel.getByRole('button', { name: '2 hidden · Show' }).focus();
    await page.keyboard.press('Enter');
    const hidden = panel.getByRole('region', { name: 'Hidden problems' });
    await expect(hidden.getByRole('listitem')).toHaveCount(2);
    await hidden.getByRole('button', { name: 'Show this kind here again' }).first().click();
    await expect(hidden).toBeHidden();
    await expect(panel.getByRole('listitem')).toHaveCount(3);
  });

  test('keeps what is hidden with the project, and undo shows it again', async ({ page }) => {
    const panel = panelOf(page);
    await panel.getByRole('listitem').filter({ hasText: 'Zebra' }).getByRole('button', hideButton).click();
    // The list is drawn after the click has been handled.
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    await panel.getByRole('button', hideButton).click();
    await expect(panel).toContainText('No other problems found');
    await designer.expectSaved();
    await page.reload();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expect(panel.getByRole('button', { name: '3 hidden · Show' })).toBeVisible();
    await designer.undo();
    await designer.undo();
    await expect(panel.getByRole('listitem')).toHaveCount(3);
    await expect(panel.getByRole('button', { name: /hidden/ })).toBeHidden();
  });

  test("shows a through model that is one of LoopBack's own, and warns about it", async ({ page }) => {
    const person = {
      name: 'Person',
      relations: {
        roles: { type: 'hasMany', model: 'Role', through: 'RoleMapping', foreignKey: 'principalId' },
        reviewed: { type: 'hasMany', model: 'Review', through: 'RoleMapping' },
      },
    };
    await page.getByRole('button', { name: 'More ways to open' }).click();
    await page.getByRole('menuitem', { name: 'Paste models' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(person));
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: false }).last().click();
    await expect(designer.model('Person')).toContainText('hasMany Role through RoleMapping');
    await expect(designer.edgeLabel('reviewed')).toContainText('through RoleMapping');
    await panelOf(page)
      .getByRole('button', { name: /^RoleMapping, one of LoopBack's own models, does not belong to Person/ })
      .first()
      .click();
    const { inspector } = designer;
    await expect(inspector.getByRole('heading', { name: 'Person.reviewed' })).toBeVisible();
    await expect(inspector.getByText(/Review\s+through RoleMapping/)).toBeVisible();
    await expect(inspector.getByText("on RoleMapping, one of LoopBack's own models").first()).toBeVisible();
    await expect(inspector.getByRole('combobox', { name: 'Through' })).toHaveValue('RoleMapping');
  });

  test('offers ways out of an error: a fix for each of two meanings, or its lines in the JSON', async ({
    page,
  }) => {
    const company = {
      name: 'Company',
      properties: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, 'string'])),
      relations: {
        pictures: {
          type: 'hasMany',
          model: 'Company',
          polymorphic: { as: 'imageable', foreignKey: 'imageableId', discriminator: 'imageableType' },
        },
        half: { type: 'hasAndBelongsToMany', model: 'Company', polymorphic: 'x' },
      },
    };
    await page.getByRole('button', { name: 'More ways to open' }).click();
    await page.getByRole('menuitem', { name: 'Paste models' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(company));
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: false }).last().click();
    await expect(designer.model('Company')).toBeVisible();
    const panel = panelOf(page);

    const half = panel
      .getByRole('listitem')
      .filter({ hasText: 'Company.half is polymorphic and names no through model' });
    await half.getByRole('button', { name: 'Edit in JSON' }).click();
    const json = designer.inspector.getByRole('textbox', { name: 'Model JSON' });
    await expect(json).toBeFocused();
    const selected = () => page.evaluate(() => getSelection()?.toString().replace(/\s+/g, '') ?? '');
    await expect.poll(selected).toBe('"polymorphic":"x"');
    await expect(json.getByText('"polymorphic"').last()).toBeInViewport();

    // When something else is selected, its inspector starts at the top.
    await designer.outline.locator('[data-outline-model="Broken"]').click();
    const name = designer.inspector.getByRole('textbox', { name: 'Model name' });
    await expect(name).toHaveValue('Broken');
    await expect(name).toBeInViewport();

    const both = panel.getByRole('listitem').filter({ hasText: 'Company.pictures sets both' });
    await expect(both.getByRole('button', { name: 'Remove the keys' })).toBeVisible();
    await both.getByRole('button', { name: 'Remove "as"', exact: true }).click();
    await expect(both).toHaveCount(0);
    await designer.undo();
    await expect(both).toHaveCount(1);
    await both.getByRole('button', { name: /^Company\.pictures sets both/ }).click();
    // A selector that is typed replaces the keys that LoopBack refuses beside it.
    const selector = designer.inspector.getByRole('textbox', { name: 'Selector' });
    await expect(selector).toBeInViewport();
    await selector.fill('owner');
    await selector.press('Enter');
    await expect(both).toHaveCount(0);
    await expect(designer.inspector.getByRole('textbox', { name: 'Key', exact: true })).toHaveAttribute(
      'placeholder',
      'ownerId',
    );
  });
});
