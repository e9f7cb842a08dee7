import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import {
  addArea,
  addNote,
  copyItems,
  createExampleProject,
  readModelConfig,
  readModelFile,
  readPastedItems,
  toRecord,
} from '../model/index.ts';
import { readPastedJson } from '../sources/pasted/readPastedJson.ts';
import { readProjectFile } from '../sources/project/readProjectFile.ts';
import { printProjectFile } from '../targets/project/projectFile.ts';
import { fromFragment } from './shareLink.ts';

const place = { position: { x: 0, y: 0 }, size: { width: 90, height: 90 } };
const project = addNote(addArea(createExampleProject(), { id: 'a', name: 'Sales', ...place }), {
  id: 'n',
  text: 'Why?',
  ...place,
});

const garbage = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1.5,
  '',
  'x',
  [],
  {},
  [[1]],
  { a: 1 },
  true,
  '{"name":3}',
  '{',
);

/** A value with one thing in it replaced, at a place that a list of numbers leads to. */
function damage(value: unknown, way: readonly number[], by: unknown): unknown {
  const [step, ...rest] = way;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (step === undefined || keys.length === 0) return by;
  const key = keys[step % keys.length] ?? '';
  const inner = damage((value as Record<string, unknown>)[key], rest, by);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? inner : item));
  return { ...(value as object), [key]: inner };
}

const damaged = (value: unknown) =>
  fc
    .tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), garbage)
    .map(([way, by]) => damage(value, way, by));

/** What no refusal says: the words of a library, or a list of its findings. */
const foreign = /Invalid input|invalid_|"code"|"path"|ZodError|\[object|undefined/;

function expectWords(message: string): void {
  expect(message).not.toMatch(foreign);
  expect(message).toMatch(/expected .+, found .+|opens? formats|reads formats|version \d/);
}

const link = (payload: unknown): string =>
  `#project=${Buffer.from(deflateSync(strToU8(JSON.stringify(payload)))).toString('base64url')}`;

const record = toRecord(project);
const payload = {
  version: 1,
  name: 'P',
  models: record.models.map(({ path, definition }) => [path, definition, 0, 0]),
  config: ['server/model-config.json', '{"A":{"dataSource":"db"}}'],
  areas: record.areas,
  notes: record.notes,
};

it('a refused project file reports the position, the expected and the found value', () => {
  const file: unknown = JSON.parse(printProjectFile(project));
  fc.assert(
    fc.property(damaged(file), (value) => {
      const read = readProjectFile('p.lbdesign.json', JSON.stringify(value));
      if (read.ok) return;
      expectWords(read.error.message);
      expect(read.error.message).toMatch(/^p\.lbdesign\.json/);
    }),
    { seed: 1, numRuns: 1500 },
  );
});

it('so does a refused link', async () => {
  await fc.assert(
    fc.asyncProperty(damaged(payload), async (value) => {
      const read = await fromFragment(link(value));
      if (!read.ok) expectWords(read.error.message);
    }),
    { seed: 2, numRuns: 600 },
  );
});

it('so does a refused text of the clipboard', () => {
  const items = { models: project.models.map(({ id }) => id), areas: ['a'], notes: ['n'] };
  const copied: unknown = JSON.parse(copyItems(project, items));
  fc.assert(
    fc.property(damaged(copied), (value) => {
      for (const read of [readPastedItems(JSON.stringify(value)), readPastedJson(JSON.stringify(value))])
        if (!read.ok) expectWords(read.error.message);
    }),
    { seed: 3, numRuns: 1000 },
  );
});

it('so do a refused model file and model-config.json', () => {
  const definitions = project.models.map(({ definition }) => definition);
  fc.assert(
    fc.property(damaged(definitions), (value) => {
      for (const definition of Array.isArray(value) ? value : [value]) {
        const text = JSON.stringify(definition);
        for (const read of [readModelFile('a.json', text), readModelConfig('model-config.json', text)])
          if (!read.ok) expectWords(read.error.message);
      }
    }),
    { seed: 4, numRuns: 1000 },
  );
});
