import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findBarriers } from './drivers/findBarriers.ts';
import { openShop } from './drivers/openShop.ts';
import { test } from './drivers/quickTest.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const edges = (page: Page) => page.locator('.react-flow__edge');

/** Returns a point on the line of a relation on the screen. */
const pointOn = (page: Page, relation: string, share: number): Promise<Point> =>
  page
    .locator(`[data-relation="${relation}"] > path`)
    .first()
    .evaluate((path, part) => {
      const line = path as SVGPathElement;
      const at = line.getPointAtLength(line.getTotalLength() * part);
      const { x, y } = at.matrixTransform(line.getScreenCTM() ?? undefined);
      return { x, y };
    }, share);

/** Returns the labels that cover another label or a box. */
const coveredBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('[data-relation-label], .react-flow__node-model')].map(
      (element) => ({
        name: element.textContent ?? '',
        isLabel: element.hasAttribute('data-relation-label'),
        box: element.getBoundingClientRect(),
      }),
    );
    return all.flatMap(({ name, isLabel, box }, index) =>
      isLabel
        ? all
            .filter((other, place) => place > index || !other.isLabel)
            .filter(
              (other) =>
                box.left < other.box.right - 1 &&
                other.box.left < box.right - 1 &&
                box.top < other.box.bottom - 1 &&
                other.box.top < box.bottom - 1,
            )
            .map((other) => `${name} over ${other.name.slice(0, 20)}`)
        : [],
    );
  });

test.describe('a relation and its other side', () => {
  test('share a line with two names, each of which is selected, renamed and deleted alone', async ({
    page,
  }) => {
    const designer = new Designer(page);
    await designer.open();
    const title = (name: string) => designer.inspector.getByRole('heading', { name, exact: true });
    await designer.edgeLabel('orders').click();
    await page
      .getByRole('toolbar', { name: 'Kind of orders' })
      .getByRole('button', { name: 'Order.customer' })
      .click();
    await expect(designer.edgeLabel('customer')).toBeVisible();
    await expect(edges(page)).toHaveCount(2);

    await designer.edgeLabel('customer').click();
    await expect(title('Order.customer')).toBeVisible();
    await expect(designer.edgeLabel('customer')).toHaveAttribute('data-selected', 'true');
    await expect(designer.edgeLabel('orders')).toHaveAttribute('data-selected', 'false');
    await designer.inspector.getByRole('button', { name: 'Customer.orders' }).click();
    await expect(title('Customer.orders')).toBeVisible();

    // The line selects the side whose end is nearer.
    for (const [share, name] of [
      [0.55, 'Order.customer'],
      [0.45, 'Customer.orders'],
    ] as const) {
      const { x, y } = await pointOn(page, 'orders', share);
      await page.mouse.click(x, y);
      await expect(title(name)).toBeVisible();
    }

    // The keyboard reaches both, one after the other.
    await designer.selectNothing();
    await page.getByRole('group', { name: 'Customer has many orders (Order, key customerId)' }).focus();
    await page.keyboard.press('Tab');
    await expect(
      page.getByRole('group', { name: 'Order belongs to customer (Customer, key customerId)' }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(title('Order.customer')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Relation name', exact: true })).toBeFocused();
    await page.keyboard.type('buyer');
    await page.keyboard.press('Enter');
    await expect(title('Order.buyer')).toBeVisible();
    await expect(page.getByRole('group', { name: /^Order belongs to buyer/ })).toBeFocused();

    await page.keyboard.press('Delete');
    await expect(designer.edgeLabel('buyer')).toHaveCount(0);
    await expect(designer.edgeLabel('orders')).toContainText('customerId');
    await expect(edges(page)).toHaveCount(2);
    await designer.undo();
    await expect(designer.edgeLabel('buyer')).toBeVisible();
    await designer.edgeLabel('orders').dblclick();
    await page.keyboard.type('purchases');
    await page.keyboard.press('Enter');
    await expect(title('Customer.purchases')).toBeVisible();
    await expect(edges(page)).toHaveCount(2);
    expect(await findBarriers(page, '[data-testid="canvas"]')).toEqual([]);
  });

  test('make 32 lines of the 51 in a shop, with no name over a name or a box', async ({ page }) => {
    const designer = await openShop(page);
    await designer.selectNothing();
    await expect(edges(page)).toHaveCount(32);
    await expect(page.locator('[data-relation-label]')).toHaveCount(51);
    expect(await coveredBy(page)).toEqual([]);
  });
});
