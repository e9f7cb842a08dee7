import { expect, it } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { toFragment } from '../../exchange/index.ts';
import { runAtOnce } from '../../lib/slices.ts';
import { createExampleProject, createProject, findUpdateInSteps, type Project } from '../../model/index.ts';
import type { ReadFiles } from '../../sources/index.ts';
import { createNotices } from '../shell/notices.ts';
import { chosenOf } from './chosenUpdate.ts';
import { createOpening } from './opening.ts';

const found = (files: Readonly<Record<string, string>>): ReadFiles => ({
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  problems: [],
  skipped: [],
});

function setUp(project: Project) {
  const notices = createNotices();
  const told = () => notices.store.getState().shown.map(({ text }) => text);
  const refused: string[] = [];
  const editor = createEditor({ project, onRefused: () => refused.push('refused') });
  const fitted: string[] = [];
  const opening = createOpening({
    editor,
    notices,
    firstLook: { layoutOptions: () => ({}), show: () => fitted.push('fitted') },
  });
  const names = () => editor.getState().project.models.map(({ definition }) => definition.name);
  const read = (files: Readonly<Record<string, string>>) => opening.read(async () => found(files));
  return { editor, opening, told, refused, fitted, names, read };
}

/** A project that is not the untouched example. */
const mine: Project = { ...createExampleProject(), name: 'Mine' };

it('opens files into an untouched project at once, as one undo step', async () => {
  const { editor, opening, fitted, names, read } = setUp(createProject('Empty'));
  await read({ 'common/models/coupon.json': '{"name": "Coupon"}' });
  expect(names()).toEqual(['Coupon']);
  expect(opening.store.getState()).toMatchObject({ question: null, progress: null });
  expect(fitted).toEqual(['fitted']);
  editor.undo();
  expect(names()).toEqual([]);
  expect(editor.getState().canUndo).toBe(false);
});

it('asks before it changes a project with work in it, and follows the answer', async () => {
  const { editor, opening, names, read } = setUp(mine);
  await read({ 'common/models/order.json': '{"name": "Order", "plural": "Bestellungen"}' });
  expect(opening.store.getState().question?.names).toEqual(['Order']);
  expect(editor.getState().project).toBe(mine);
  opening.answer(null);
  expect(opening.store.getState().question).toBeNull();
  expect(editor.getState().project).toBe(mine);

  await read({ 'common/models/order.json': '{"name": "Order", "plural": "Bestellungen"}' });
  const changed = new Promise<void>((resolve) => {
    const stop = editor.subscribe(() => {
      stop();
      resolve();
    });
  });
  opening.answer({ as: 'addition', onClash: 'useOpened' });
  await changed;
  expect(names()).toEqual(mine.models.map(({ definition }) => definition.name));
  const order = editor.getState().project.models.find(({ definition }) => definition.name === 'Order');
  expect(order?.definition).toMatchObject({ plural: 'Bestellungen' });
});

it('does not change the project when the reading is cancelled', async () => {
  const { editor, opening, told } = setUp(mine);
  const reading = opening.read(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        opening.cancel();
      }),
  );
  await reading;
  expect(editor.getState().project).toBe(mine);
  expect(told()).toContain('Opening was cancelled. Nothing has changed.');
  expect(opening.store.getState().progress).toBeNull();
});

it('shows the project of a link once it is read, and nothing if that is cancelled', async () => {
  const { opening, told } = setUp(mine);
  const made = await toFragment(mine);
  if (!made.ok) throw new Error(made.error.message);
  await opening.readLink(made.value);
  expect(opening.store.getState()).toMatchObject({ shared: { ok: true, value: { name: 'Mine' } } });
  opening.closeLink();
  const reading = opening.readLink(made.value);
  opening.cancel();
  await reading;
  expect(opening.store.getState()).toMatchObject({ shared: null, progress: null });
  expect(told()).toContain('Opening was cancelled. Nothing has changed.');
});

it('reads nothing while the project is read-only, and says so', async () => {
  const { editor, opening, refused } = setUp(mine);
  editor.setReadOnly(true);
  let reads = 0;
  await opening.read(async () => {
    reads += 1;
    return null;
  });
  expect([reads, refused]).toEqual([0, ['refused']]);
});

it('adds pasted models at once if no name conflicts, and reports text without models', async () => {
  const { editor, opening, names } = setUp(mine);
  opening.askForText();
  const problems: unknown[] = [];
  await opening.paste('{"name": ', (problem) => problems.push(problem));
  expect(problems).toHaveLength(1);
  expect(opening.store.getState().isPasting).toBe(true);
  await opening.paste('[{"name": "Coupon"}]', (problem) => problems.push(problem));
  expect(problems).toHaveLength(1);
  expect(opening.store.getState().isPasting).toBe(false);
  await expect.poll(names).toContain('Coupon');
  editor.undo();
  expect(editor.getState().project).toBe(mine);
});

it('shows what it makes of pasted SQL first, and then imports it as one undo step', async () => {
  const { editor, opening, names } = setUp(createProject('Empty'));
  opening.askForText();
  const sql =
    'CREATE TABLE customer (id serial PRIMARY KEY, org_id int REFERENCES org); CREATE TABLE org (id serial PRIMARY KEY);';
  await opening.paste(sql, () => expect.unreachable());
  const { preview, isPasting } = opening.store.getState();
  expect([isPasting, names()]).toEqual([false, []]);
  expect(preview?.opened.report?.parts).toEqual([
    { id: 'public.customer', model: 'Customer', facts: ['2 columns'], relations: ['org: belongs to Org'] },
    { id: 'public.org', model: 'Org', facts: ['1 column'], relations: ['customers: has many Customer'] },
  ]);
  const chosen = await preview?.reopen({ tables: ['public.org'], names: 'database' });
  expect(chosen?.models.map(({ definition }) => definition.name)).toEqual(['org']);
  const imported = new Promise<void>((resolve) => {
    const stop = editor.subscribe(() => {
      stop();
      resolve();
    });
  });
  opening.answerPreview(chosen === undefined ? null : { opened: chosen });
  await imported;
  expect(names()).toEqual(['org']);
  expect(opening.store.getState().preview).toBeNull();
  editor.undo();
  expect([names(), editor.getState().canUndo]).toEqual([[], false]);
});

it('updates the models of pasted SQL as one undo step, and places what is new', async () => {
  const { editor, opening, names, told } = setUp(createProject('Empty'));
  const paste = async (sql: string) => {
    await opening.paste(sql, () => expect.unreachable());
    const { opened } = opening.store.getState().preview ?? {};
    if (opened === undefined) throw new Error('There is no preview.');
    return opened;
  };
  const customer = 'CREATE TABLE customer (id serial PRIMARY KEY';
  opening.answerPreview({ opened: await paste(`${customer});`) });
  await expect.poll(names).toEqual(['Customer']);
  const before = editor.getState().project;
  const opened = await paste(`${customer}, mail text); CREATE TABLE org (id serial PRIMARY KEY);`);
  const update = runAtOnce(findUpdateInSteps(before, { files: opened.models, leftOut: [] }));
  opening.answerPreview({ opened, update: chosenOf(update, null) });
  await expect.poll(names).toEqual(['Customer', 'Org']);
  const { project } = editor.getState();
  expect(project.models[0]?.definition.properties).toHaveProperty('mail');
  expect(project.layout.size).toBe(2);
  expect(told()).toContain('Models: 1 updated · 1 added');
  editor.undo();
  expect(editor.getState().project).toBe(before);
});
