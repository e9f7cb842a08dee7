import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openFiles } from '../../exchange/index.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { SourcePreview } from './SourcePreview.tsx';

const sql = `CREATE TABLE customers (id serial PRIMARY KEY);
CREATE TABLE orders (id serial PRIMARY KEY, customer_id int REFERENCES customers);
FROBNICATE it;`;

const host = document.createElement('div');
document.body.append(host);
let root: ReturnType<typeof createRoot> | undefined;

afterEach(() => root?.unmount());

async function show() {
  const files = [{ path: 'pasted', text: sql }];
  const opened = await openFiles({ files, problems: [], skipped: [], isPasted: true });
  const onAnswer = vi.fn<(opened: OpenedFiles | null) => void>();
  root = createRoot(host);
  root.render(createElement(SourcePreview, { files: opened, onAnswer }));
  return onAnswer;
}

const namesIn = (answer: OpenedFiles | null | undefined): readonly string[] =>
  answer?.models.map(({ definition }) => definition.name) ?? [];

it('shows the tables, their relations and what could not be read, and follows the choices', async () => {
  const onAnswer = await show();
  await expect.element(page.getByText('PostgreSQL: 2 tables, 2 relations.')).toBeVisible();
  await expect.element(page.getByText('orders: has many Orders')).toBeVisible();
  await expect.element(page.getByText('1 part could not be read')).toBeVisible();
  await page.getByLabelText('Name models in the singular').click();
  await expect.element(page.getByText('→ Customer', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: /public.customers/ }).click();
  await page.getByRole('button', { name: 'Open 1 model' }).click();
  const [answer] = onAnswer.mock.calls[0] ?? [];
  expect(namesIn(answer)).toEqual(['Order']);
  // It has been seen here.
  expect(answer?.problems).toEqual([]);
});

it('opens nothing while no table is chosen, and nothing on Cancel', async () => {
  const onAnswer = await show();
  await page.getByRole('button', { name: 'None' }).click();
  await expect.element(page.getByRole('button', { name: 'Open 0 models' })).toBeDisabled();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect.element(page.getByRole('button', { name: 'Open 2 models' })).toBeEnabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(onAnswer.mock.calls).toEqual([[null]]);
});
