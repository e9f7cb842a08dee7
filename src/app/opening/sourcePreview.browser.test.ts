import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { openFiles } from '../../exchange/index.ts';
import { ThreadError } from '../../lib/loadPart.ts';
import {
  applyUpdate,
  createExampleProject,
  createProject,
  type Project,
  renameModel,
} from '../../model/index.ts';
import { type OpenedFiles, toProject } from '../../sources/index.ts';
import { inStyleOf } from './inStyleOf.ts';
import { type PreviewAnswer, SourcePreview } from './SourcePreview.tsx';

const sql = `CREATE TABLE customers (id serial PRIMARY KEY);
CREATE TABLE orders (id serial PRIMARY KEY, customer_id int REFERENCES customers);
FROBNICATE it;`;

const host = document.createElement('div');
document.body.append(host);
let root: ReturnType<typeof createRoot> | undefined;

afterEach(() => root?.unmount());

const open = (text: string) =>
  openFiles({ files: [{ path: 'pasted', text }], problems: [], skipped: [], isPasted: true });

async function show(text = sql, project = createProject('Empty')) {
  const opened = await inStyleOf(project, await open(text), {});
  const onAnswer = vi.fn<(answer: PreviewAnswer | null) => void>();
  root = createRoot(host);
  root.render(createElement(SourcePreview, { files: opened, project, onAnswer }));
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
  expect(namesIn(answer?.opened)).toEqual(['Order']);
  // It has been seen here.
  expect(answer?.opened.problems).toEqual([]);
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

describe('where the project has models of the database', () => {
  const now = `CREATE TABLE customers (id serial PRIMARY KEY, mail text);
CREATE TABLE invoices (id serial PRIMARY KEY, customer_id int REFERENCES customers);`;

  /** The models of the earlier dump; one of them has another name now. */
  async function openedEarlier(): Promise<Project> {
    const project = toProject((await open(sql)).opened);
    const [{ id: modelId } = { id: '' }] = project.models;
    return renameModel(project, { modelId, name: 'Client', names: 'none' });
  }

  it('offers what the database changed, and takes over what is ticked', async () => {
    const project = await openedEarlier();
    const onAnswer = await show(now, project);
    await expect.element(page.getByRole('radio', { name: 'Update these models' })).toBeChecked();
    await expect.element(page.getByText('3 of 5 changes chosen')).toBeVisible();
    await expect.element(page.getByRole('checkbox', { name: 'Gone: Orders, model' })).not.toBeChecked();
    await page.getByRole('checkbox', { name: 'New: Invoices, model' }).click();
    // A relation to a model that is not taken over is not either.
    await expect
      .element(page.getByRole('checkbox', { name: 'New: Client, relation invoices' }))
      .toBeDisabled();
    await page.getByRole('checkbox', { name: 'Gone: Orders, model' }).click();
    await page.getByRole('button', { name: 'Take over 2 changes' }).click();
    const [answer] = onAnswer.mock.calls[0] ?? [];
    const { update, ids: chosen } = answer?.update ?? {};
    if (update === undefined || chosen === undefined) throw new Error('There is no update.');
    const updated = applyUpdate(project, { update, chosen, ids: [], positions: [] });
    expect(updated.models.map(({ definition }) => definition.name)).toEqual(['Client']);
    expect(Object.keys(updated.models[0]?.definition.properties ?? {})).toEqual(['id', 'mail']);
  });

  it('offers no update of the untouched example, which has such names by chance', async () => {
    const example =
      'CREATE TABLE "Customer" (id int PRIMARY KEY); CREATE TABLE "Order" (id int PRIMARY KEY);';
    await show(example, createExampleProject());
    await expect.element(page.getByRole('button', { name: 'Open 2 models' })).toBeEnabled();
    await expect.element(page.getByRole('radio', { name: 'Update these models' })).not.toBeInTheDocument();
  });

  it('SU5: names what is new as the models that are there, and lets the user choose otherwise', async () => {
    const first = await open(sql);
    const singular = toProject(await first.reopen({ singular: true }));
    await show(now, singular);
    await expect.element(page.getByLabelText('Name models in the singular')).toBeChecked();
    await expect.element(page.getByRole('checkbox', { name: 'New: Invoice, model' })).toBeChecked();
    await page.getByLabelText('Name models in the singular').click();
    await expect.element(page.getByRole('checkbox', { name: 'New: Invoices, model' })).toBeChecked();
  });

  it('says that nothing has changed, and opens new models if that is chosen', async () => {
    const onAnswer = await show(sql, await openedEarlier());
    await expect.element(page.getByText('Nothing has changed.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Take over 0 changes' })).toBeDisabled();
    await page.getByRole('radio', { name: 'Open as new models' }).click();
    await page.getByRole('button', { name: 'Open 2 models' }).click();
    expect(onAnswer.mock.calls[0]?.[0]?.update).toBeUndefined();
  });
});

it('says what happened where the thread that reads the files has ended, and opens nothing else', async () => {
  const files = await openFiles({
    files: [{ path: 'pasted', text: sql }],
    problems: [],
    skipped: [],
    isPasted: true,
  });
  const failing = { ...files, reopen: () => Promise.reject(new ThreadError('The thread ended early')) };
  root = createRoot(host);
  root.render(
    createElement(SourcePreview, {
      files: failing,
      project: createProject('Empty'),
      onAnswer: () => undefined,
    }),
  );
  await page.getByLabelText('Name models in the singular').click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('The thread ended early. Reload the page');
  await expect.element(page.getByRole('button', { name: 'Open 2 models' })).toBeDisabled();
});
