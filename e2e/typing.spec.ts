import { expect } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { test } from './drivers/quickTest.ts';

test.describe('Typing', () => {
  let designer: Designer;

  test.beforeEach(async ({ page }) => {
    designer = new Designer(page);
    await designer.open();
    await expect(designer.model('Customer')).toBeVisible();
  });

  test('a double click, a name and three properties need no further click', async ({ page }) => {
    await designer.clear();
    const canvas = await designer.canvas.boundingBox();
    if (canvas === null) throw new Error('The canvas is not on the page.');
    await page.mouse.dblclick(canvas.x + 300, canvas.y + 200);
    await page.keyboard.type('Invoice');
    await page.keyboard.press('Enter');
    const name = designer.model('Invoice').getByRole('textbox', { name: 'New property name' });
    const type = designer.model('Invoice').getByRole('combobox', { name: 'Property type' });
    await expect(name).toBeFocused();
    expect(await isPlaceholderCut(name)).toBe(false);

    // Enter in the name adds the property and stays in the field.
    await page.keyboard.type('name');
    await page.keyboard.press('Enter');
    await expect(designer.property('Invoice', 'name')).toContainText('string');
    await expect(name).toBeFocused();
    await expect(name).toHaveValue('');

    // Tab moves to the type; Enter or Tab there adds the property and moves back to the name.
    await page.keyboard.type('number');
    await page.keyboard.press('Tab');
    await expect(type).toBeFocused();
    await page.keyboard.type('num');
    await page.keyboard.press('Enter');
    await expect(designer.property('Invoice', 'number')).toContainText('number');
    await expect(name).toBeFocused();
    await page.keyboard.type('book');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(name).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.type('bool');
    await page.keyboard.press('Tab');
    await expect(designer.property('Invoice', 'book')).toContainText('boolean');
    await expect(name).toBeFocused();

    // A duplicate name is reported and stays in the field.
    await page.keyboard.type('book');
    await page.keyboard.press('Enter');
    await expect(designer.model('Invoice').getByRole('alert')).toHaveText(
      'This model already has a property of this name.',
    );
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');

    // Back to the model's name, and forward again.
    await page.keyboard.press('Shift+Tab');
    await expect(designer.model('Invoice').getByRole('textbox', { name: 'Model name' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(name).toBeFocused();

    // Enter in an empty field closes it; the box has the focus, where keys are commands again.
    await page.keyboard.press('Enter');
    await expect(name).toHaveCount(0);
    await expect(nodeOf(designer, 'Invoice')).toBeFocused();
    expect(await designer.modelNames()).toEqual(['Invoice']);
    await page.keyboard.press('p');
    await expect(name).toBeFocused();
    await page.keyboard.type('lost');
    await page.keyboard.press('Escape');
    await expect(nodeOf(designer, 'Invoice')).toBeFocused();
    await expect(designer.property('Invoice', 'lost')).toHaveCount(0);
  });

  test('a model added by key, button or palette continues with its properties in the same way', async ({
    page,
  }) => {
    const addByPalette = async (): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused();
      await page.keyboard.type('add model');
      await page.keyboard.press('Enter');
    };
    const ways: readonly (readonly [string, () => Promise<void>])[] = [
      ['ByKey', () => page.keyboard.press('n')],
      ['ByButton', () => page.getByRole('button', { name: 'Add model' }).click()],
      ['ByPalette', addByPalette],
      ['FromList', () => designer.outline.locator('[data-outline-model="Order"]').press('n')],
    ];
    for (const [model, add] of ways) {
      await add();
      // Typed without any delay: no letter may become a command, wherever the new box is.
      await page.keyboard.type(model);
      const field = designer.canvas.getByRole('textbox', { name: 'Model name' });
      await expect(field).toHaveValue(model);
      await expect(field).toBeInViewport();
      await page.keyboard.press('Tab');
      await page.keyboard.type('name');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect(designer.property(model, 'name')).toBeVisible();
      await expect(nodeOf(designer, model)).toBeFocused();
    }
    expect(await designer.modelNames()).toEqual(
      expect.arrayContaining(['ByButton', 'ByKey', 'ByPalette', 'FromList']),
    );
    expect((await designer.modelNames()).filter((name) => /^Model/.test(name))).toEqual([]);
  });

  test('every edit in place returns the focus to what was edited', async ({ page }) => {
    for (const key of ['Enter', 'Escape']) {
      await designer.startRenaming('Order');
      await page.keyboard.press(key);
      await expect(nodeOf(designer, 'Order')).toBeFocused();

      const property = designer.property('Customer', 'email');
      for (const field of ['Property name', 'Property type']) {
        await property.dblclick();
        await designer.model('Customer').getByLabel(field).focus();
        await page.keyboard.press(key);
        await expect(designer.model('Customer').getByLabel(field)).toHaveCount(0);
        await expectFocusIn(designer, 'Customer');
      }
    }
    await designer.property('Customer', 'email').dblclick();
    await page.keyboard.type('mail');
    await page.keyboard.press('Escape');
    await expect(designer.property('Customer', 'email')).toBeVisible();

    await page.keyboard.press('Shift+N');
    // The code of notes is still loading; the typed text waits for it.
    await page.keyboard.type('Call');
    await expect(designer.canvas.getByRole('textbox', { name: 'Note' })).toHaveValue('Call');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(designer.canvas.locator('.react-flow__node-note')).toBeFocused();
    await page.keyboard.press('a');
    await page.keyboard.type('Sales');
    await expect(designer.canvas.getByRole('textbox', { name: 'Area title' })).toHaveValue('Sales');
    await page.keyboard.press('Enter');
    await expect(designer.canvas.locator('.react-flow__node-area')).toBeFocused();
    expect(await designer.modelNames()).toEqual(['Customer', 'Order', 'Review']);
  });

  test('a click selects a property, and Delete removes it or says why it stays', async ({ page }) => {
    const marked = (model: string, property: string) =>
      designer.model(model).locator(`[data-property="${property}"][aria-current="true"]`);
    const item = (property: string) => designer.inspector.locator(`[data-property="${property}"]`);
    await designer.property('Customer', 'email').click();
    await expect(marked('Customer', 'email')).toBeFocused();
    await expect(item('email')).toHaveAttribute('aria-current', 'true');
    await expect(item('email')).toBeInViewport();
    await expect(designer.outline.locator('[data-outline-model="Customer"]')).toHaveAttribute(
      'aria-current',
      'true',
    );
    await expect(page.getByTestId('announcer')).toHaveText('Customer.email, string');
    await designer.showTab('JSON');
    await expect(designer.inspector.locator('.cm-selectionBackground').first()).toBeAttached();
    await designer.showTab('Fields');
    await designer.property('Customer', 'email').click();
    await expect(marked('Customer', 'email')).toBeFocused();

    // Arrow keys move to other properties; the box stays where it is.
    const place = await designer.positionOf('Customer');
    await page.keyboard.press('ArrowDown');
    await expect(marked('Customer', 'city')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(marked('Customer', 'id')).toBeFocused();
    expect(await designer.positionOf('Customer')).toEqual(place);

    // LoopBack's own id stays; an own property is removed, and the next one is selected, not the model.
    await page.keyboard.press('Delete');
    await expect(page.getByText('LoopBack adds id to Customer')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await expect(designer.property('Customer', 'name')).toHaveCount(0);
    await expect(marked('Customer', 'email')).toBeFocused();

    // Enter edits it; its new name is selected.
    await page.keyboard.press('Enter');
    await expect(designer.model('Customer').getByRole('textbox', { name: 'Property name' })).toBeFocused();
    await page.keyboard.type('mail');
    await page.keyboard.press('Enter');
    await expect(marked('Customer', 'mail')).toBeFocused();
    // Its field opens even at a level of detail without rows.
    for (const key of ['d', 'd', 'F2']) await page.keyboard.press(key);
    await expect(designer.model('Customer').getByRole('textbox', { name: 'Property name' })).toBeFocused();
    for (const key of ['Escape', 'd']) await page.keyboard.press(key);
    await expect(marked('Customer', 'mail')).toBeFocused();

    // A derived key stays as long as its relation; the notice leads to the relation.
    await designer.property('Order', 'customerId').click();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Show Customer.orders' }).click();
    await expect(designer.inspector.getByRole('heading', { name: 'Customer.orders' })).toBeVisible();
    await expect(designer.property('Order', 'customerId')).toBeVisible();

    // Escape or a click on the title moves from a property to its model. Then Delete means the model.
    await designer.property('Order', 'total').click();
    await page.keyboard.press('Escape');
    await expect(designer.canvas.locator('[data-property][aria-current]')).toHaveCount(0);
    await designer.property('Order', 'total').click();
    await designer.model('Order').locator('header').click();
    await expect(designer.canvas.locator('[data-property][aria-current]')).toHaveCount(0);
    await page.keyboard.press('Delete');
    await expect(designer.model('Order')).toHaveCount(0);
    const notice = page.getByText('Deleted Order, and with it the relation Customer.orders.');
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await expect(notice).toHaveCount(0);
  });

  test('what was cut is pasted on the canvas and never as text', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await designer.select('Order');
    await page.keyboard.press('ControlOrMeta+x');
    await expect(designer.model('Order')).toHaveCount(0);
    await expect(page.getByText('Cut 1 model, and with it the relation Customer.orders.')).toBeVisible();
    await designer.undo();
    await expect(designer.edgeLabel('orders')).toBeVisible();
    await designer.redo();
    await expect(designer.model('Order')).toHaveCount(0);

    const notice = page.getByText('The clipboard holds what was cut or copied in the designer, not a text.');
    const name = designer.canvas.getByRole('textbox', { name: 'Model name' });
    const filter = designer.outline.getByRole('searchbox');
    await designer.startRenaming('Customer');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(notice).toBeVisible();
    await expect(name).toHaveValue('Customer');
    await page.keyboard.press('Escape');
    await filter.press('ControlOrMeta+v');
    await expect(filter).toHaveValue('');
    const code = page.getByRole('region', { name: 'Input' }).locator('.cm-content');
    const before = await code.innerText();
    await code.click();
    await page.keyboard.press('ControlOrMeta+v');
    await page.keyboard.press('Shift+N');
    expect(await code.innerText()).not.toContain('loopbackModels');
    expect((await code.innerText()).length).toBe(before.length + 1);

    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 300 } });
    await page.keyboard.press('ControlOrMeta+v');
    await expect(designer.model('Order')).toBeVisible();

    // A text is pasted as usual.
    await page.evaluate(() => navigator.clipboard.writeText('Client'));
    await designer.startRenaming('Customer');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(name).toHaveValue('Client');
  });

  test('shortcuts work on layouts of other scripts, and an input method runs no commands', async ({
    page,
  }) => {
    const press = (init: Pick<KeyboardEventInit, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'isComposing'>) =>
      page.evaluate((given) => {
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { ...given, bubbles: true, cancelable: true }),
        );
      }, init);
    await designer.select('Order');
    await press({ key: 'Process', code: 'KeyN' });
    await press({ key: 'т', code: 'KeyN', isComposing: true });
    await press({ key: 'Dead', code: 'KeyN' });
    await page.keyboard.press('Delete');
    await expect.poll(() => designer.modelNames()).toEqual(['Customer', 'Review']);
    // Russian: Ctrl with the key of Z, and the key of N.
    await press({ key: 'я', code: 'KeyZ', ctrlKey: true });
    await expect(designer.model('Order')).toBeVisible();
    await press({ key: 'Я', code: 'KeyZ', ctrlKey: true, shiftKey: true });
    await expect(designer.model('Order')).toHaveCount(0);
    await press({ key: 'т', code: 'KeyN' });
    await expect(designer.canvas.getByRole('textbox', { name: 'Model name' })).toHaveValue('Model1');
  });
});

function nodeOf(designer: Designer, model: string) {
  return designer.canvas.locator(`.react-flow__node:has([data-model="${model}"])`);
}

const expectFocusIn = (designer: Designer, model: string): Promise<void> =>
  expect(nodeOf(designer, model).and(designer.page.locator(':focus-within'))).toHaveCount(1);

/** Whether the placeholder is wider than the field has room for. */
async function isPlaceholderCut(field: ReturnType<Designer['model']>): Promise<boolean> {
  return field.evaluate((input: HTMLInputElement) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('The page cannot draw.');
    context.font = font;
    const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return context.measureText(input.placeholder).width > room;
  });
}
