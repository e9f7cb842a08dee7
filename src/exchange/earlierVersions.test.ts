import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFiles, type Project } from '../model/index.ts';
import { positionsOf } from '../model/testing/projects.ts';
import { readWholeFile } from '../sources/project/readProjectFile.ts';
import { printProjectFile } from '../targets/project/projectFile.ts';
import { fromFragment, toFragment } from './shareLink.ts';

const written = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'testing/written', name), 'utf8').trimEnd();

const places = [
  { x: -40, y: 160.5 },
  { x: 520, y: 60 },
  { x: 520, y: 320 },
];
const drawing = {
  name: 'Customer orders',
  areas: [{ name: 'Sales', position: { x: 500, y: 20 }, size: { width: 400, height: 260 }, colour: 'blue' }],
  notes: [{ text: 'Ask', position: { x: 10, y: 20 }, size: { width: 160, height: 90 } }],
};

function readFile(name: string): Project {
  const read = readWholeFile(name, written(name));
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.parts).toEqual({ snippets: { current: '1', snippets: [] } });
  return read.value.project;
}

describe('files and links of every version', () => {
  it.each(['file1.lbdesign.json', 'file2.lbdesign.json'])('%s opens without loss', (name) => {
    const project = readFile(name);
    expect(project).toMatchObject(drawing);
    expect(positionsOf(project)).toEqual(places);
    expect(exportFiles(project)).toEqual(exportFiles(readFile('file1.lbdesign.json')));
    const again = readWholeFile('again.lbdesign.json', printProjectFile(project));
    expect(again).toMatchObject({ ok: true, value: { project } });
  });

  it.each(['link1.txt', 'link2.txt'])('%s opens without loss', async (name) => {
    const read = await fromFragment(written(name));
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value).toMatchObject(drawing);
    // A link holds whole pixels.
    expect(positionsOf(read.value)).toEqual(
      places.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
    );
    const fragment = await toFragment(read.value);
    expect(fragment.ok && (await fromFragment(fragment.value))).toEqual(read);
  });

  it('a file of a later version is refused with a reason', () => {
    const text = written('file2.lbdesign.json').replace('"formatVersion": 2', '"formatVersion": 3');
    const read = readWholeFile('new.lbdesign.json', text);
    expect(read.ok ? '' : read.error.message).toBe(
      'new.lbdesign.json: expected a project file of version 2 or older, found version 3.',
    );
  });
});
