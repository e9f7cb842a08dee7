import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExampleProject } from '../model/index.ts';
import { loadTarget } from './loadTarget.ts';
import { targetEntries } from './registry.ts';
import { textOfFile } from './target.ts';

const here = import.meta.dirname;
const drawing = { title: 'Shop', boxes: [], edges: [], areas: [], notes: [] };
const colour = '#000';
const shades = { grey: colour, blue: colour, green: colour, yellow: colour };
const colours = {
  ...{ background: null, surface: colour, header: colour, line: colour, border: colour, edge: colour },
  ...{ text: colour, quiet: colour, faint: colour, derived: colour, id: colour, required: colour },
  ...{ note: colour, noteLine: colour },
  areas: { ...shades, orange: colour, red: colour, purple: colour },
};

it('the registry lists each folder that has a target, once', () => {
  const folders = readdirSync(here).filter((name) => existsSync(join(here, name, 'target.ts')));
  expect(targetEntries.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
});

describe.each(targetEntries)('the target $id', ({ id }) => {
  const project = createExampleProject();
  const options = { modelId: project.models[0]?.id };

  it('loads, and makes files of a project without more than its options', async () => {
    const target = await loadTarget(id);
    const made = target.make({ project, options, drawn: { drawing, colours } });
    if (!made.ok) throw new Error(made.error.message);
    const files = [...made.value.files].map((file) => ({ path: file.path, text: textOfFile(file) }));
    expect(files.length).toBeGreaterThan(0);
    for (const { path, text } of files) {
      expect(path).toMatch(/^[^/\\]+(\/[^/\\]+)*$/);
      expect(text).not.toBe('');
    }
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });

  it('makes the same files again from the same project', async () => {
    const target = await loadTarget(id);
    const make = () => {
      const made = target.make({ project, options, drawn: { drawing, colours } });
      return made.ok && [...made.value.files].map((file) => [file.path, textOfFile(file)]);
    };
    expect(make()).toEqual(make());
  });
});

it('a target refuses options that its schema refuses, and names the option', async () => {
  const target = await loadTarget('model');
  const made = target.make({ project: createExampleProject(), options: { modelId: 5 } });
  expect(made).toEqual({
    ok: false,
    error: { code: 'invalid-option', message: 'The option modelId must be a string, not 5.' },
  });
});
