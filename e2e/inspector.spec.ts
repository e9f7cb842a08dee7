import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { findCrowding } from './drivers/findCrowding.ts';
import { test } from './drivers/quickTest.ts';

const member = join(import.meta.dirname, 'fixtures/shop/common/models/member.json');

test.describe('the inspector', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    designer = new Designer(page);
    await designer.open();
    await designer.openFiles([member]);
    await expect(designer.model('Member')).toBeVisible();
    await page.keyboard.press('Escape');
    await designer.outline.locator('[data-outline-model="Member"]').click();
  });

  test('edits access rules in rows, byte for byte in the file, and keeps its tab for the next selection', async ({
    page,
  }) => {
    const { inspector } = designer;
    const rules = inspector.getByRole('list', { name: 'Access rules' }).getByRole('listitem');
    await expect(rules).toHaveCount(3);
    await inspector.getByRole('button', { name: 'Add an access rule' }).click();
    await expect(inspector.getByRole('combobox', { name: 'Permission of rule 4' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('editor');
    await page.keyboard.press('Tab');
    await page.keyboard.type('find, count');
    await page.keyboard.press('Tab');
    const text = readFileSync(member, 'utf8');
    const added = `"property": "create"
    },
    {
      "accessType": "*",
      "principalType": "ROLE",
      "principalId": "editor",
      "permission": "DENY",
      "property": [
        "find",
        "count"
      ]
    }`;
    const expected = text.replace(/"property": "create"\n {4}\}/, added);
    expect(expected).not.toBe(text);
    expect((await designer.downloadModel('Member')).text).toBe(expected);

    await designer.showTab('REST');
    await expect(inspector.getByRole('list', { name: 'REST routes' })).toContainText('GET /api/Members');
    await designer.outline.getByRole('button', { name: /^manager/ }).click();
    await expect(inspector.getByRole('heading', { name: 'Member.manager' })).toBeVisible();
    await expect(designer.tab('REST')).toHaveAttribute('aria-selected', 'true');
    await expect(inspector.getByRole('list', { name: 'REST routes' })).toContainText('/manager');
    await designer.tab('REST').focus();
    await page.keyboard.press('Home');
    await expect(inspector.getByRole('textbox', { name: 'Foreign key' })).toBeVisible();

    // The properties, the principal and the rule are a step each.
    for (let step = 0; step < 3; step += 1) await designer.undo();
    expect((await designer.downloadModel('Member')).text).toBe(text);
  });

  test('has no barriers and enough room in any tab, in light and in dark', async ({ page }) => {
    for (const name of ['Fields', 'JSON', 'REST', 'Methods'] as const) {
      await designer.showTab(name);
      expect.soft(await findBarriers(page, 'aside'), name).toEqual([]);
      expect.soft(await findCrowding(page), name).toEqual([]);
    }
    await designer.showTab('Fields');
    for (const list of ['Access rules', 'Mixins']) {
      await designer.inspector.getByRole('list', { name: list }).scrollIntoViewIfNeeded();
      expect.soft(await findCrowding(page), list).toEqual([]);
    }
  });
});
