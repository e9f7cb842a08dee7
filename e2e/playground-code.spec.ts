import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';

async function open(page: Page): Promise<Playground> {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  return playground;
}

/** Returns the button with the line of an error of the newest run. */
const lineButton = (playground: Playground) =>
  playground.output.getByRole('button', { name: /^line \d+$/ }).first();

const failing: readonly (readonly [name: string, code: string, line: number, says: RegExp])[] = [
  ['thrown by the code', 'const a = 1;\n\nnull.x;', 3, /TypeError/],
  [
    'thrown in a callback',
    "\nOrder.find(function (err, orders) {\n  throw new Error('in the callback');\n});",
    3,
    /Uncaught Error: in the callback/,
  ],
  ['thrown by a timer', 'const a = 1;\nsetTimeout(() => {\n  a.b.c;\n}, 10);', 3, /Uncaught TypeError/],
  ['thrown as a text', "setTimeout(() => {\n  throw 'text';\n}, 10);", 2, /Uncaught Thrown value: text/],
  ['of a promise that nobody awaits', "const a = 1;\nPromise.reject(new Error('alone'));\na;", 2, /alone/],
  [
    'of LoopBack’s own checks',
    "Customer.validatesPresenceOf('name');\nconst customer = await Customer.findById(1);\n\nawait Customer.create({name: null});",
    4,
    /ValidationError/,
  ],
  [
    'of a call that nobody awaits',
    "Customer.validatesPresenceOf('name');\n\nCustomer.create({name: null});\nawait Customer.count();",
    3,
    /ValidationError/,
  ],
  [
    'await in a plain function',
    'function load() {\n  const a = 1;\n  return await Order.find();\n}',
    3,
    /await is only valid/,
  ],
  ['a name twice', 'const a = 1;\na;\nconst a = 2;', 3, /'a' has already been declared/],
  ['an import', "\nimport x from 'x';", 2, /import statement/],
  ['a break', 'if (true) {\n  break;\n}', 2, /Illegal break/],
  ['an unterminated string', "const a = 'text;\na;", 1, /The string here is not closed/],
  [
    'a missing brace',
    'const f = () => {\n  if (true) {\n    f();\n\n',
    2,
    /The \{ here is not closed: \} is missing/,
  ],
];

test.describe('an error', () => {
  test('has its line, whatever its source, and a click leads there', async ({ page }) => {
    const playground = await open(page);
    for (const [name, code, line, says] of failing) {
      await test.step(name, async () => {
        await playground.run(code);
        await expect(playground.output).toContainText(says);
        await expect(lineButton(playground)).toHaveText(`line ${line}`);
        await expect(playground.code.locator('.cm-lintRange-error').first()).toBeVisible();
        await lineButton(playground).click();
        await expect(playground.code).toBeFocused();
        const active = playground.code.locator('.cm-activeLine').first();
        await expect(active).toHaveText(code.split('\n')[line - 1] ?? '');
      });
    }
  });

  test('of a selection has its line in the editor', async ({ page }) => {
    const playground = await open(page);
    await playground.type('const a = 1;\nconst b = 2;\nnull.x;');
    await page.keyboard.press('Shift+Home');
    await playground.expectEntry(() => page.keyboard.press('ControlOrMeta+Enter'));
    await expect(lineButton(playground)).toHaveText('line 3');
  });

  test('is marked until the code is edited, and is not a link from then on', async ({ page }) => {
    const playground = await open(page);
    await playground.run('const a = 1;\nnull.x;');
    const mark = playground.code.locator('.cm-lintRange-error');
    await expect(mark).toHaveText('null.x;');
    await playground.show('Data');
    await lineButton(playground).click();
    await expect(playground.code.locator('.cm-activeLine').first()).toHaveText('null.x;');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('await Order.count()');
    await expect(mark).toHaveCount(0);
    await expect(lineButton(playground)).toHaveCount(0);
    await expect(playground.output).toContainText('line 2');
  });
});

test.describe('code of a LoopBack 3 project', () => {
  test('runs when the file of a model is pasted', async ({ page }) => {
    const playground = await open(page);
    const file = `'use strict';
module.exports = function (Order) {
  Order.observe('before save', async (ctx) => {
    if (ctx.instance) ctx.instance.description = 'observed';
  });
  Order.stats = async () => ({count: await Order.count()});
  Order.remoteMethod('stats', {returns: {arg: 'stats', type: 'object'}});
  Order.beforeRemote('create', (ctx, unused, next) => next());
  Order.disableRemoteMethodByName('deleteById');
};`;
    await playground.run(file);
    await expect(playground.output).toContainText('Order was set up by the function in module.exports');
    for (const name of ['remoteMethod', 'beforeRemote', 'disableRemoteMethodByName']) {
      await expect(playground.output).toContainText(`Order.${name}() has no effect here.`);
    }
    await playground.run(file);
    await playground.run(
      "(await Order.create({description: 'mine'})).description;\n(await Order.stats()).count > 0;\nOrder.app.models.Order === Order;",
    );
    await expect(playground.value(1)).toContainText('observed');
    await expect(playground.value(2)).toContainText('true');
    await expect(playground.value(3)).toContainText('true');
  });

  test('runs when several files are pasted at once', async ({ page }) => {
    const playground = await open(page);
    await playground.run(
      'module.exports = function (customer) { customer.first = 1; };\nmodule.exports = function (Order) { Order.second = 2; };',
    );
    await expect(playground.output).toContainText('Customer was set up by the function in module.exports');
    await expect(playground.output).toContainText('Order was set up by the function in module.exports');
    await playground.run('Customer.first;\nOrder.second;');
    await expect(playground.value(1)).toContainText('1');
    await expect(playground.value(2)).toContainText('2');
  });

  test('says what replaces packages, and names an unknown model', async ({ page }) => {
    const playground = await open(page);
    await playground.run("const _ = require('lodash');");
    await expect(playground.output).toContainText('require("lodash") is not possible here');
    await playground.run('const answer = 42;\nmodule.exports = function (Model) {};');
    await expect(playground.output).toContainText(
      'the parameter "Model", which is not a model of the design',
    );
    await expect(playground.output).toContainText('line 2');
  });

  test('runs as a boot script, with an application that has the models and their data source', async ({
    page,
  }) => {
    const playground = await open(page);
    await playground.run(`module.exports = function (app, done) {
  app.use('/status', () => {});
  app.dataSources.mysql.automigrate('Order', done);
};`);
    await expect(playground.output).toContainText('The boot script in module.exports was called with app');
    await expect(playground.output).toContainText('app.use() has no effect here.');
    await expect(playground.output).toContainText('is the playground’s only data source');
    await playground.run(
      'await Order.count();\nCustomer.getApp((error, app) => console.log(app.models.Order === Order));',
    );
    await expect(playground.value(1)).toContainText('0');
    await expect(playground.output).toContainText('true');
  });

  test('shows the line of a text or a plain object that is thrown', async ({ page }) => {
    const playground = await open(page);
    await playground.run("if (true) {\n  throw 'a text';\n}");
    await expect(playground.output).toContainText('line 2');
    await playground.run('const a = 1;\n\nthrow {message: a};');
    await expect(playground.output).toContainText('line 3');
  });
});

test.describe('the console', () => {
  test('times, counts, groups, prints trees and tables', async ({ page }) => {
    const playground = await open(page);
    await playground.run(`console.time('t'); console.timeEnd('t');
console.count(); console.count();
console.group('inner'); console.log('indented'); console.groupEnd();
console.dir({a: 1});
console.assert(1 > 2, 'one is %s', 'small');
console.table([{a: 1, b: 2}, {a: 3}], ['a']);
console.table([[1, 2], [3, 4]]);
console.table({x: {y: 5}});
console.log(10n, new Map([['k', 1]]), new Set(['s']));`);
    const { output } = playground;
    await expect(output).toContainText(/t: \d+\.\d{3} ms/);
    await expect(output).toContainText('default: 2');
    await expect(output).toContainText('Assertion failed: one is small');
    await expect(output).toContainText('10n');
    await expect(output).toContainText('Map(1) {"k" → 1}');
    await expect(output).toContainText('Set(1) ["s"]');
    const left = async (text: string) =>
      (await output.getByText(text, { exact: true }).boundingBox())?.x ?? 0;
    expect(await left('indented')).toBeGreaterThan(await left('inner'));
    const tables = output.getByRole('table');
    await expect(tables).toHaveCount(3);
    await expect(tables.nth(0).getByRole('columnheader')).toHaveText(['(index)', 'a']);
    await expect(tables.nth(1).getByRole('row').nth(2)).toHaveText('134');
    await expect(tables.nth(2).getByRole('row').nth(1)).toHaveText('x5');
  });

  test('shows causes, the errors of an AggregateError, and a run of only a text', async ({ page }) => {
    const playground = await open(page);
    await playground.run("'hello'");
    await expect(playground.value(1)).toContainText('"hello"');
    await playground.run(
      "throw new AggregateError([new Error('first'), new Error('second', {cause: new Error('deep')})], 'all failed');",
    );
    for (const text of ['all failed', 'errors[0]', 'first', 'second', 'cause', 'deep']) {
      await expect(playground.output).toContainText(text);
    }
  });
});

test.describe('an unknown name', () => {
  test('is reported with the name that was probably meant', async ({ page }) => {
    const playground = await open(page);
    await playground.run(
      "await Order.find({where: {descripton: 'x'}});\nawait Customer.count({and: [{nmae: 1}]});",
    );
    await expect(playground.output).toContainText(
      'Order has no property descripton; did you mean description?',
    );
    await expect(playground.output).toContainText('Customer has no property nmae; did you mean name?');
    await playground.run("await Customer.find({include: 'ordres'});");
    await expect(playground.output).toContainText('Customer has no relation ordres; did you mean orders?');
    await playground.run('const customer = await Customer.findById(1);\nawait customer.ordres.create({});');
    await expect(playground.output).toContainText(
      'There is no method or relation ordres; did you mean orders?',
    );
    await playground.run('await Order.cretae({});');
    await expect(playground.output).toContainText(
      'There is no method or relation cretae; did you mean create?',
    );
    await playground.run('(async () => {\n  await Order.finde({});\n})();');
    await expect(playground.output).toContainText('There is no method or relation finde; did you mean find?');
    await playground.run("Order.scope('all', {});\nawait Order.all({where: {descripton: 'y'}});");
    await expect(playground.output).toContainText(
      'Order has no property descripton; did you mean description?',
    );
  });
});

test('the engine is chosen for the project: code follows it, and rows stay', async ({ page }) => {
  const playground = await open(page);
  const code = '[typeof Order.createAll, await Order.count()];';
  await playground.run(code);
  const juggler7 = await playground.value(1).innerText();
  expect(juggler7).toContain('function');
  await page.getByRole('button', { name: 'Engine: juggler 7' }).click();
  await page.getByRole('menuitemradio', { name: 'LoopBack 3' }).click();
  await expect(
    page.getByText('The next run follows LoopBack 3 (juggler 3.36). All rows stay.'),
  ).toBeVisible();
  await playground.run(code);
  expect(await playground.value(1).innerText()).toBe(juggler7.replace('function', 'undefined'));
  await page.getByRole('button', { name: 'Engine: LoopBack 3' }).click();
  await page.getByRole('menuitem', { name: 'What differs…' }).click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /createAll/ })).toContainText('not there');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Engine: LoopBack 3' })).toBeVisible();
});
