import { expect, type Page, test } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { findPageScroll } from './drivers/findCrowding.ts';
import { findOverflow } from './drivers/findOverflow.ts';
import { Playground } from './drivers/playground.ts';

// Long, wide, from right to left, with combining marks, of several code points.
const names = [
  'AnUncommonlyLongNameOfAModelThatNobodyWouldEverType',
  '顧客注文の明細と請求書の一覧',
  'طلبات_العملاء_في_المنطقة_الشمالية',
  'ग्राहकऔरउनकेआदेशोंकीसूची',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'Ze\u0301ro\u0308\u0323',
];

const models = names.map((name, index) => ({
  name,
  properties: {
    [`${names[(index + 1) % names.length]}`]: { type: 'string', required: true },
    short: { type: [name] },
    aPropertyWithALongNameAndType: { type: 'anUnusualTypeThatDoesNotExist' },
  },
  relations: {
    [`relationOf${name}`]: {
      type: index % 2 === 0 ? 'hasMany' : 'belongsTo',
      model: names[(index + 2) % names.length],
      foreignKey: `keyOf${name}`,
    },
    lost: { type: 'hasMany', model: `Missing${name}` },
  },
}));

const softly = expect.configure({ soft: true });

/** Sets the font of the whole page; the fonts of the page itself where it is empty. */
async function setFont(page: Page, font: string): Promise<void> {
  await page.evaluate((font) => {
    const { style } = document.documentElement;
    for (const name of ['--font', '--mono']) style.setProperty(name, font);
    if (font === '') style.cssText = '';
  }, font);
}

// The browser's text size: nearly 90, 100 and 200 % of the usual one; and fonts that are wider than the system's.
const settings = [
  { pixels: 14, fonts: ['', 'serif'] },
  { pixels: 16, fonts: ['', '"DejaVu Sans"', 'monospace'] },
  { pixels: 32, fonts: ['', '"DejaVu Sans"'] },
];

for (const { pixels, fonts } of settings) {
  test(`no text leaves its box or is cut without a title, with text of ${pixels} pixels`, async ({
    page,
    context,
  }) => {
    test.slow();
    const session = await context.newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: pixels } });
    const designer = new Designer(page);
    const playground = new Playground(page);
    const expectRoom = async (state: string): Promise<void> => {
      for (const font of fonts) {
        await setFont(page, font);
        await softly
          .poll(async () => [...(await findOverflow(page)), ...(await findPageScroll(page))], {
            message: `${state} in ${font || 'the usual font'}`,
          })
          .toEqual([]);
      }
    };
    await designer.open();
    await expect(designer.model('Order')).toBeVisible();
    const size = await page
      .getByRole('button', { name: /, all projects$/ })
      .evaluate((button) => Number.parseFloat(getComputedStyle(button).fontSize));
    expect(size).toBeCloseTo((12 * pixels) / 16, 1);
    await designer.openPasteDialog();
    await page.getByRole('dialog').getByRole('textbox').fill(JSON.stringify(models));
    await expectRoom('pasting');
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.keyboard.press('f');
    await expectRoom('models');
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expectRoom('problems');
    await playground.open();
    for (const view of ['Data', 'Methods', 'Code'] as const) {
      await playground.show(view);
      await expectRoom(view);
    }
  });
}
