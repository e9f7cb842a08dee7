import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../lib/slices.ts';
import { createExampleProject } from '../model/index.ts';
import { printProjectFile } from '../targets/project/projectFile.ts';
import { allEndings } from './endings.ts';
import { loadSource } from './loadSource.ts';
import type { ReadFiles } from './readFiles.ts';
import { isLargeFile, recogniseSource, sourceEntries } from './registry.ts';

const here = import.meta.dirname;

const filesOf = (files: Readonly<Record<string, string>>, rest: Partial<ReadFiles> = {}): ReadFiles => ({
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  problems: [],
  skipped: [],
  ...rest,
});

it('the registry lists each folder that has a source, once', () => {
  const folders = readdirSync(here).filter((name) => existsSync(join(here, name, 'source.ts')));
  expect(sourceEntries.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
});

describe.each(sourceEntries)('the source $id', ({ id }) => {
  it('loads, and reads no files to no models and no failure', async () => {
    const { readInSteps } = await loadSource(id);
    const opened = runAtOnce(readInSteps({ read: filesOf({}), options: {} }));
    expect(opened).toMatchObject({ ok: true, value: { models: [], modelConfig: null, problems: [] } });
  });

  it('passes on what could not be read before', async () => {
    const { readInSteps } = await loadSource(id);
    const problem = { path: 'a.json', expected: 'a file', found: 'nothing', message: '' };
    const skipped = { path: 'b', reason: 'is a folder' };
    const read = filesOf({}, { problems: [problem], skipped: [skipped] });
    const opened = runAtOnce(readInSteps({ read, options: {} }));
    expect(opened).toMatchObject({ ok: true, value: { problems: [problem], skipped: [skipped] } });
  });
});

describe('recogniseSource', () => {
  const order = '{"name": "Order"}';
  const project = printProjectFile(createExampleProject());

  it('recognises a project file by its name and by its beginning, among other files', () => {
    expect(recogniseSource(filesOf({ 'shop.lbdesign': '{' }))).toBe('loopback3');
    expect(recogniseSource(filesOf({ 'shop.lbdesign.json': '{' }))).toBe('project');
    expect(recogniseSource(filesOf({ 'order.json': order, 'x (1).json': project }))).toBe('project');
  });

  it('recognises the SQL of a database: pasted, or in files without models beside them', () => {
    const large = [{ path: 'shop.sql', size: 5 }];
    const pasted = (text: string) => recogniseSource(filesOf({ pasted: text }, { isPasted: true }));
    expect(recogniseSource(filesOf({}, { large }))).toBe('sql');
    expect(recogniseSource(filesOf({ 'shop/package.json': '{}' }, { large }))).toBe('sql');
    expect(recogniseSource(filesOf({ 'order.json': order }, { large }))).toBe('loopback3');
    expect(pasted('-- shop\nCREATE TABLE IF NOT EXISTS a (id int)')).toBe('sql');
    expect(pasted('create unlogged table a (id int)')).toBe('sql');
    expect(pasted('{"name": "A", "description": "CREATE TABLE a"}')).toBe('pasted');
    expect(pasted('CREATE TABLE public."a b" (id int)')).toBe('sql');
    expect(pasted('Please create a new table, or create table 5.')).toBe('pasted');
  });

  it('has each ending in the list of the picker, and none that two kinds of reading want', () => {
    expect(['a.sql', 'A.SQL', 'b.sql.gz', 'c.dump'].map(isLargeFile)).toEqual([true, true, true, true]);
    expect(['a.json', 'b.js', 'c.sql.json', 'sql'].map(isLargeFile)).toEqual([false, false, false, false]);
    expect(allEndings).toEqual([...new Set(sourceEntries.flatMap((entry) => entry.endings))]);
  });

  it('recognises a pasted text, and leaves all other files to LoopBack 3', () => {
    expect(recogniseSource(filesOf({ pasted: order }, { isPasted: true }))).toBe('pasted');
    expect(recogniseSource(filesOf({ 'order.json': order }))).toBe('loopback3');
    expect(recogniseSource(filesOf({}))).toBe('loopback3');
  });
});
