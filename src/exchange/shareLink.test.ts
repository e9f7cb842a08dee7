import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createExampleProject, exportFiles, type Project, setProblemsHidden } from '../model/index.ts';
import { countReads } from '../model/testing/countReads.ts';
import { positionsOf } from '../model/testing/projects.ts';
import type { Progress } from '../sources/index.ts';
import { openedProject, readProjectFile, readWholeFile } from '../sources/project/readProjectFile.ts';
import { printProjectFile } from '../targets/project/projectFile.ts';
import { openModelFiles } from './openModelFiles.ts';
import { isSharedFragment, longestLink } from './sharedFragment.ts';
import { fromFragment, toFragment } from './shareLink.ts';

/** The example with a file that came from outside, odd in every way that counts. */
async function oddProject(): Promise<Project> {
  const text = '\uFEFF{\r\n\t"name": "Größe",\r\n\t"x": 1.50, "emoji": "😀"\r\n}';
  const { models } = await openModelFiles({
    files: [
      { path: 'common/models/odd.json', text },
      { path: 'common/models/odd.js', text: '// script' },
    ],
    problems: [],
    skipped: [],
  });
  const example = createExampleProject();
  const opened = models.map(({ origin: _, ...model }) => ({ ...model, id: 'odd' }));
  return {
    ...example,
    name: 'Odd & <ends>',
    models: [...example.models, ...opened],
    layout: new Map([...example.layout, ['odd', { x: -20, y: 5 }]]),
    notes: [{ id: 'note', text: 'Remember', position: { x: 1, y: 2 }, size: { width: 160, height: 80 } }],
  };
}

const must = async (project: Project): Promise<string> => {
  const made = await toFragment(project);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

describe('a link', () => {
  it('returns the same files, byte for byte, with positions and name', async () => {
    const project = await oddProject();
    const fragment = await must(project);
    expect(isSharedFragment(fragment)).toBe(true);
    expect(fragment).toMatch(/^#project=[\w-]+$/);
    const read = await fromFragment(fragment);
    if (!read.ok) throw new Error(read.error.message);
    expect(exportFiles(read.value)).toEqual(exportFiles(project));
    expect(read.value.name).toBe(project.name);
    expect(read.value.notes).toEqual(project.notes);
    expect(positionsOf(read.value)).toEqual(positionsOf(project));
    expect(read.value.models.every(({ script }) => script === undefined)).toBe(true);
  });

  it('is read in slices, with progress after each model, and can be cancelled', async () => {
    const project = createExampleProject();
    const fragment = await must(project);
    const told: Progress[] = [];
    const controller = new AbortController();
    const read = await fromFragment(fragment, {
      signal: controller.signal,
      onProgress: (progress) => told.push(progress),
    });
    expect(read.ok).toBe(true);
    const total = project.models.length;
    expect(told).toEqual(
      project.models.map((_, index) => ({ step: 'understanding', done: index + 1, total })),
    );
    controller.abort(new Error('cancelled'));
    await expect(fromFragment(fragment, { signal: controller.signal })).rejects.toThrow('cancelled');
  });

  it('is refused if it would be too long, with the way out', async () => {
    const noise = Array.from({ length: 9000 }, (_, index) => Math.sin(index).toString(36)).join('');
    const [first, ...rest] = createExampleProject().models;
    if (first === undefined) throw new Error('The example has models.');
    const large = {
      ...first,
      definition: { ...first.definition, description: noise } as typeof first.definition,
    };
    const made = await toFragment({ ...createExampleProject(), models: [large, ...rest] });
    expect(made.ok).toBe(false);
    if (!made.ok) expect(made.error.message).toContain('as one file');
  });

  it('ST9: and a project file open what an earlier version accepted, even if a new file may not contain it', async () => {
    const names = Array.from({ length: 6000 }, (_, index) => `p${index}`);
    const properties = { nothing: [null], ...Object.fromEntries(names.map((name) => [name, 'string'])) };
    const [first, ...rest] = createExampleProject().models;
    if (first === undefined) throw new Error('The example has models.');
    const definition = { ...first.definition, properties } as typeof first.definition;
    const project = { ...createExampleProject(), models: [{ ...first, definition, source: null }, ...rest] };
    const linked = await fromFragment(await must(project));
    if (!linked.ok) throw new Error(linked.error.message);
    expect(linked.value.models[0]?.definition).toEqual(definition);
    expect(readProjectFile('x.lbdesign.json', printProjectFile(project))).toEqual({
      ok: true,
      value: project,
    });
  });

  it('with models very far away opens with them at the border of the canvas', async () => {
    const payload = {
      version: 1,
      name: 'Far',
      models: [
        ['a.json', '{"name":"A"}', 1e9, 0],
        ['b.json', '{"name":"B"}', -1e300, 7],
      ],
      config: null,
      areas: [
        { id: 'x', name: '', position: { x: 1e12, y: 0 }, size: { width: 1e12, height: 1 }, colour: 'red' },
      ],
    };
    const packed = Buffer.from(deflateSync(strToU8(JSON.stringify(payload)))).toString('base64url');
    const read = await fromFragment(`#project=${packed}`);
    if (!read.ok) throw new Error(read.error.message);
    expect(positionsOf(read.value)).toEqual([
      { x: 1e6, y: 0 },
      { x: -1e6, y: 7 },
    ]);
    expect(read.value.areas).toMatchObject([{ position: { x: 1e6, y: 0 }, size: { width: 1e6, height: 1 } }]);
  });

  it('that could not be opened again is not created', async () => {
    const note = (index: number) => ({
      id: `n${index}`,
      text: 'x',
      position: { x: 0, y: 0 },
      size: { width: 9, height: 9 },
    });
    const many = {
      ...createExampleProject(),
      notes: Array.from({ length: 2001 }, (_, index) => note(index)),
    };
    expect(await toFragment(many)).toMatchObject({
      ok: false,
      error: { code: 'too-long', message: expect.stringContaining('more than 2000 models, areas or notes') },
    });
    const example = createExampleProject();
    const counted = countReads(Array.from({ length: 2001 }, () => example.models).flat());
    expect(await toFragment({ ...example, models: counted.value })).toMatchObject({
      ok: false,
      error: { code: 'too-long' },
    });
    // Writing thousands of files takes long.
    expect(counted.takeCount()).toBeLessThan(10);
    const long = { ...example, notes: [{ ...note(0), text: 'x'.repeat(5 * 1024 * 1024) }] };
    expect(await toFragment(long)).toMatchObject({
      ok: false,
      error: { code: 'too-long', message: expect.stringContaining('a link holds 4096 KB') },
    });
  });

  it.each<[object, string]>([
    [{ version: 3 }, 'expected version 1 or 2 at version, found 3.'],
    [{ version: 2, layout: [[1, 2]] }, 'expected a place for each model, found'],
    [{ name: 'x'.repeat(201) }, 'expected at most 200 characters at name, found "xx'],
  ])('that is newer or too long is refused with the expected value', async (change, words) => {
    const value = { version: 1, name: 'x', models: [], config: null, ...change };
    const packed = Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url');
    const opened = await fromFragment(`#project=${packed}`);
    expect(opened.ok ? '' : opened.error.message).toContain(words);
  });

  it('that was cut, changed or written by hand is reported, and opens nothing', async () => {
    const good = await must(createExampleProject());
    const payload = (value: unknown): string =>
      `#project=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`;
    const broken = [
      '#project=',
      '#project=!!!',
      '#project=AAAA',
      good.slice(0, -20),
      `${good.slice(0, 40)}xx${good.slice(42)}`,
      `#project=${'A'.repeat(longestLink)}`,
      payload({ version: 3, name: 'x', models: [], layout: [], config: null }),
      payload({ version: 1, name: 'x', models: [['a.json', '{"name": 1}', 0, 0]], config: null }),
      payload({ version: 1, name: 'x', models: [['a.json', '{', 0, 0]], config: null }),
      payload({ version: 1, name: 'x', models: [], config: null, notes: [{ text: 3 }] }),
      payload({ version: 1, name: 'x', models: [], config: ['server/model-config.json', '[]'] }),
      `#project=${Buffer.from(deflateSync(new Uint8Array(40 * 1024 * 1024))).toString('base64url')}`,
    ];
    for (const fragment of broken) {
      expect(await fromFragment(fragment), fragment.slice(0, 60)).toMatchObject({
        ok: false,
        error: { code: 'broken-link' },
      });
    }
  });
});

describe('a project file', () => {
  it('contains the parts stored with the project, if there are any', async () => {
    const project = await oddProject();
    const parts = { snippets: { current: '1', snippets: [] } };
    const text = printProjectFile(project, parts);
    expect(readWholeFile('odd.lbdesign.json', text)).toEqual({ ok: true, value: { project, parts } });
    expect(printProjectFile(project, {})).toBe(printProjectFile(project));
    const opened = await openModelFiles({
      files: [{ path: 'odd.lbdesign.json', text }],
      problems: [],
      skipped: [],
    });
    expect(opened.parts).toEqual(parts);
  });

  it('opens again unchanged, with scripts and positions', async () => {
    const project = await oddProject();
    const text = printProjectFile(project);
    expect(readProjectFile('odd.lbdesign.json', text)).toEqual({ ok: true, value: project });
    const opened = await openModelFiles({
      files: [
        { path: 'odd.lbdesign.json', text },
        { path: 'order.json', text: '{"name": "Order"}' },
      ],
      problems: [],
      skipped: [],
    });
    expect(opened.project).toEqual(project);
    expect(opened.skipped).toEqual([{ path: 'order.json', reason: 'came beside a whole project' }]);
    // Where the project can't be read the files beside it are opened.
    const broken = await openModelFiles({
      files: [
        { path: 'odd.lbdesign.json', text: '{' },
        { path: 'order.json', text: '{"name": "Order"}' },
      ],
      problems: [],
      skipped: [],
    });
    expect(broken.models.map(({ definition }) => definition.name)).toEqual(['Order']);
    expect(broken.problems.map(({ path }) => path)).toEqual(['odd.lbdesign.json']);
    expect(openedProject(project).models.map(({ source }) => source.text)).toEqual(
      exportFiles(project)
        .slice(0, project.models.length)
        .map((file) => file.text),
    );
  });

  it('PB69: keeps which kinds of problems are hidden', async () => {
    const project = setProblemsHidden(await oddProject(), { code: 'lost-id', isHidden: true });
    const read = readProjectFile('odd.lbdesign.json', printProjectFile(project));
    expect(read).toEqual({ ok: true, value: project });
  });

  it.each([
    ['no JSON', '{', /line 1, column 2: expected a closing brace, found the end of the file/],
    ['something else', '{"name": "Order"}', /a project of the LoopBack Model Designer/],
    ['a newer version', '{"format": "loopback-model-designer", "formatVersion": 9}', /version 9/],
    [
      'a broken project',
      '{"format": "loopback-model-designer", "formatVersion": 1, "project": {"version": 2}}',
      /^x\.lbdesign\.json, at project\.name: expected a string, found nothing\.$/,
    ],
  ])('that is %s is refused', async (_, text, message) => {
    const opened = await openModelFiles({
      files: [{ path: 'x.lbdesign.json', text }],
      problems: [],
      skipped: [],
    });
    expect(opened.models).toEqual([]);
    expect(opened.problems[0]?.message).toMatch(message);
  });

  it('whose paths lead out of the project opens with safe ones', () => {
    const text = printProjectFile(createExampleProject()).replace(
      'common/models/order.json',
      '../../order.json',
    );
    const read = readProjectFile('x.lbdesign.json', text);
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.models.map(({ path }) => path)).toEqual([
      'common/models/customer.json',
      'order.json',
      'common/models/review.json',
    ]);
  });
});
