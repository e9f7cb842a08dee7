import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runAtOnce } from '../lib/slices.ts';
import {
  addArea,
  addModel,
  canvasFilePath,
  createProject,
  keepCanvasFile,
  moveModels,
  type Project,
  printCanvasFile,
  readCanvasFileInSteps,
  removeModels,
  renameModel,
} from '../model/index.ts';
import { createFolder, type TestFolder } from './testing/runProgram.ts';

let folder: TestFolder;

beforeEach(async () => {
  folder = await createFolder({});
  git('init', '--quiet', '--initial-branch', 'main');
});

afterEach(() => folder.remove());

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder.path,
    stdio: 'pipe',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });

const names = ['Account', 'Basket', 'Carrier', 'Delivery', 'Estimate', 'Freight', 'Gift', 'Holiday'];
const place = (index: number) => ({ x: index * 260, y: 40 });

const draw = (): Project =>
  names.reduce(
    (project, name, index) => addModel(project, { id: name, name, position: place(index) }),
    keepCanvasFile(createProject('Shop'), { isKept: true }),
  );
const add = (project: Project, name: string) =>
  addModel(project, { id: name, name, position: { x: 0, y: 900 } });
const move = (project: Project, id: string, by = 500) =>
  moveModels(project, { positions: { [id]: { x: by, y: by } } });

async function commit(project: Project): Promise<void> {
  await writeFile(join(folder.path, canvasFilePath), printCanvasFile(project));
  git('add', '.');
  git('commit', '--quiet', '--message', 'x');
}

const readMerged = () => readFile(join(folder.path, canvasFilePath), 'utf8');

/** Commits two changes of one project on two branches. */
async function commitBoth(mine: Project, yours: Project): Promise<void> {
  await commit(draw());
  git('checkout', '--quiet', '-b', 'yours');
  await commit(yours);
  git('checkout', '--quiet', 'main');
  await commit(mine);
}

describe('git', () => {
  it.each<[string, (project: Project) => Project, (project: Project) => Project]>([
    ['neighbours moved', (project) => move(project, 'Carrier'), (project) => move(project, 'Delivery')],
    [
      'a model added before one that is moved',
      (project) => add(project, 'Cart'),
      (project) => move(project, 'Delivery'),
    ],
    [
      'a model added after one that is moved',
      (project) => add(project, 'Cart'),
      (project) => move(project, 'Carrier'),
    ],
    ['models added', (project) => add(project, 'Cart'), (project) => add(project, 'Gadget')],
    [
      'a model removed beside one that is moved',
      (project) => removeModels(project, { modelIds: ['Carrier'] }),
      (project) => move(move(project, 'Basket'), 'Delivery'),
    ],
    [
      'a model renamed beside one that is moved',
      (project) => renameModel(project, { modelId: 'Freight', name: 'Zeppelin' }),
      (project) => move(project, 'Estimate'),
    ],
    [
      'an area added and a model moved',
      (project) =>
        addArea(project, { id: 'a1', name: 'Sales', position: place(0), size: { width: 900, height: 300 } }),
      (project) => move(project, 'Account'),
    ],
  ])('merges changes of two people: %s', async (_, mine, yours) => {
    await commitBoth(mine(draw()), yours(draw()));
    git('merge', '--quiet', '--no-edit', 'yours');
    expect(await readMerged()).toBe(printCanvasFile(mine(yours(draw()))));
  });

  it('leaves a conflict where both moved one model; both sides are read, and the next save is clean', async () => {
    const mine = move(draw(), 'Gift', 111);
    await commitBoth(mine, move(move(draw(), 'Gift', 222), 'Account'));
    expect(() => git('merge', '--quiet', '--no-edit', 'yours')).toThrow();
    const { canvas, problems } = runAtOnce(readCanvasFileInSteps(canvasFilePath, await readMerged()));
    expect(problems.map(({ found }) => found.split(':')[0])).toEqual([
      'the marks of a conflict',
      '1 more than once',
    ]);
    const places = new Map(canvas?.models.map(({ name, position }) => [name, position.x]));
    expect([places.size, places.get('Gift'), places.get('Account')]).toEqual([names.length, 111, 500]);
  });

  it('merges everything where the file has the attribute merge=union', async () => {
    await writeFile(join(folder.path, '.gitattributes'), `${canvasFilePath} merge=union\n`);
    await commitBoth(add(move(draw(), 'Gift', 111), 'Cart'), add(move(draw(), 'Gift', 222), 'Cask'));
    git('merge', '--quiet', '--no-edit', 'yours');
    const { canvas, problems } = runAtOnce(readCanvasFileInSteps(canvasFilePath, await readMerged()));
    expect(problems.map(({ found }) => found.split(':')[0])).toEqual(['1 more than once']);
    expect(canvas?.models.map(({ name }) => name).toSorted()).toEqual([...names, 'Cart', 'Cask'].toSorted());
  });
});
