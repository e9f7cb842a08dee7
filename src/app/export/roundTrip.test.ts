import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../editor/index.ts';
import { openModelFiles, readFileList } from '../../exchange/index.ts';
import { fromFragment, toFragment } from '../../exchange/shareLink.ts';
import {
  addArea,
  addModel,
  addNote,
  addProperty,
  connectModels,
  createProject,
  duplicateItems,
  exportFiles,
  fromRecord,
  moveItems,
  type Project,
  positionOf,
  renameModel,
  renameProject,
  setModelSetting,
  toRecord,
} from '../../model/index.ts';
import { findProblems } from '../../model/problems/findProblems.ts';
import { readProjectFile } from '../../sources/project/readProjectFile.ts';
import { printProjectFile, projectFiles } from '../../targets/index.ts';
import { makeZip } from '../../targets/zip/makeZip.ts';
import { importFiles } from '../opening/importFiles.ts';

/** Names that people, other tools and attackers give. */
const name = fc.oneof(
  fc.constantFrom(
    'Customer',
    'customer',
    'CUSTOMER',
    'OrderItem',
    '../../../x-y',
    '..\\..\\x-y',
    'C:\\x-Y',
    '/etc/passwd-',
    'CON',
    'con-',
    'Nul',
    'COM1',
    'lpt9',
    'a-b.',
    'a-b ',
    'x-y.lbdesign',
    'MODEL-CONFIG',
    'ModelConfig',
    'package',
    '_META',
    '.-.',
    '...',
    '🙂',
    'É-é',
    'E\u0301-e\u0301',
    '日本語',
    'ǅ',
    'a\u0000-b',
    '\ud800',
    '__proto__',
    'constructor',
    '1',
    'L'.repeat(300),
    `${'ü'.repeat(200)}-`,
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
);

const index = fc.nat(9);
const place = fc.record({
  x: fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.double({ min: -1e12, max: 1e12, noNaN: true })),
  y: fc.integer({ min: -3000, max: 3000 }),
});

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), name, place }),
  fc.record({ do: fc.constant('rename' as const), at: index, name }),
  fc.record({ do: fc.constant('property' as const), at: index, name }),
  fc.record({
    do: fc.constant('relate' as const),
    at: index,
    to: index,
    type: fc.constantFrom('hasMany' as const, 'belongsTo' as const, 'hasAndBelongsToMany' as const),
  }),
  fc.record({ do: fc.constant('duplicate' as const), at: index }),
  fc.record({ do: fc.constant('plural' as const), at: index, name }),
  fc.record({ do: fc.constant('move' as const), at: index, place }),
  fc.record({
    do: fc.constant('area' as const),
    name,
    place,
    width: fc.double({ min: 0, max: 1e9, noNaN: true }),
  }),
  fc.record({ do: fc.constant('note' as const), name, place }),
  fc.record({ do: fc.constant('project' as const), name }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function runStep(editor: Editor, wanted: Step, count: number): void {
  const { models } = editor.getState().project;
  const idAt = (at: number): string => models[at % Math.max(1, models.length)]?.id ?? '';
  const id = `i${count}`;
  switch (wanted.do) {
    case 'add':
      editor.run(addModel, { id, name: wanted.name, position: wanted.place });
      break;
    case 'rename':
      editor.run(renameModel, { modelId: idAt(wanted.at), name: wanted.name });
      break;
    case 'property':
      editor.run(addProperty, { modelId: idAt(wanted.at), name: wanted.name, type: 'string' });
      break;
    case 'relate':
      editor.run(connectModels, { ownerId: idAt(wanted.at), targetId: idAt(wanted.to), type: wanted.type });
      break;
    case 'duplicate':
      if (models.length > 0)
        editor.run(duplicateItems, {
          items: { models: [idAt(wanted.at)], areas: [], notes: [] },
          ids: { models: [id], areas: [], notes: [] },
          offset: { x: 24, y: 24 },
        });
      break;
    case 'plural':
      editor.run(setModelSetting, { modelId: idAt(wanted.at), key: 'plural', value: wanted.name });
      break;
    case 'move':
      editor.run(moveItems, { models: { [idAt(wanted.at)]: wanted.place } });
      break;
    case 'area': {
      const size = { width: wanted.width, height: 50 };
      editor.run(addArea, { id, name: wanted.name, position: wanted.place, size });
      break;
    }
    case 'note':
      editor.run(addNote, { id, text: wanted.name, position: wanted.place, size: { width: 9, height: 9 } });
      break;
    case 'project':
      editor.run(renameProject, { name: wanted.name });
  }
}

/** The projects that a user can build with `editor.run`. */
const built = fc.array(step, { minLength: 1, maxLength: 14 }).map((steps): Project => {
  const editor = createEditor({ project: createProject('P') });
  for (const [count, each] of steps.entries()) runStep(editor, each, count);
  return editor.getState().project;
});

const rounded = ({ x, y }: { readonly x: number; readonly y: number }) => ({
  x: Math.round(x) + 0,
  y: Math.round(y) + 0,
});

describe('every project that can be built', () => {
  it('is stored and read again unchanged', () => {
    fc.assert(
      fc.property(built, (project) => {
        expect(fromRecord(structuredClone(toRecord(project)))).toEqual({ ok: true, value: project });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is exported as a project file, and opens again unchanged', () => {
    fc.assert(
      fc.property(built, (project) => {
        const read = readProjectFile('p.lbdesign.json', printProjectFile(project));
        expect(read).toEqual({ ok: true, value: project });
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('is exported as a link, and opens again with its files, areas and notes', async () => {
    await fc.assert(
      fc.asyncProperty(built, async (project) => {
        const fragment = await toFragment(project);
        if (!fragment.ok) throw new Error(fragment.error.message);
        const read = await fromFragment(fragment.value);
        if (!read.ok) throw new Error(read.error.message);
        expect(exportFiles(read.value)).toEqual(exportFiles(project));
        expect(read.value.models.map(({ id }) => positionOf(read.value, id))).toEqual(
          project.models.map(({ id }) => rounded(positionOf(project, id))),
        );
        expect(read.value).toMatchObject({ areas: project.areas, notes: project.notes });
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it('is exported as a zip that every system unpacks, and opens again with the same files', async () => {
    await fc.assert(
      fc.asyncProperty(built, async (project) => {
        const files = projectFiles(project);
        for (const { path } of files) {
          expect(path).toMatch(/^(common\/models|server)\/[\p{L}\p{M}\p{N}_-]+\.json$/u);
          expect(path).not.toMatch(/\/(con|nul|prn|aux|com\d|lpt\d)\.json$/i);
          expect(new TextEncoder().encode(path).length).toBeLessThan(200);
        }
        const unpacked = new Set(files.map(({ path }) => path.normalize('NFD').toLowerCase()));
        expect(unpacked.size).toBe(files.length);
        const zip = new File([makeZip(files)], 'p.zip');
        const opened = await openModelFiles(await readFileList([zip]));
        expect([...opened.problems, ...opened.skipped]).toEqual([]);
        const again = importFiles(createProject('Q'), { opened, as: 'replacement', onClash: 'useOpened' });
        expect(exportFiles(again).toSorted(byPath)).toEqual(exportFiles(project).toSorted(byPath));
        const codes = findProblems(project).map(({ code }) => code);
        expect(codes).not.toContain('unportable-file-name');
        expect(codes).not.toContain('duplicate-file-name');
      }),
      { seed: 4, numRuns: 150 },
    );
  });
});

const byPath = (one: { readonly path: string }, other: { readonly path: string }): number =>
  one.path < other.path ? -1 : 1;
