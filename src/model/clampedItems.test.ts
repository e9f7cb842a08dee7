import { describe, expect, it } from 'vitest';
import { clampedItems } from './clampedItems.ts';
import { createProject, type ModelEntry, type Project } from './project.ts';
import { fromRecord, toRecord } from './record.ts';
import { layoutAtOrigin } from './testing/projects.ts';

const model = (name: string): ModelEntry => ({
  id: name,
  path: `${name}.json`,
  definition: { name },
  source: null,
});

const size = { width: 200, height: 100 };
const far = { x: 1e9, y: 0 };
const near = { x: 1_000_000, y: -1_000_000 };

function reread(project: Project): Project {
  const read = fromRecord(toRecord(project));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('items that were clamped to the canvas', () => {
  const project: Project = {
    ...createProject('P'),
    models: [model('Far'), model('Near'), model('Nowhere')],
    layout: new Map([
      ['Far', far],
      ['Near', near],
      ['Nowhere', { x: 0, y: -1e300 }],
    ]),
    areas: [
      { id: 'sales', name: 'Sales', position: far, size, colour: 'blue' },
      { id: 'wide', name: 'Wide', position: near, size: { width: 1e7, height: 5 }, colour: 'blue' },
      { id: 'small', name: 'Small', position: near, size, colour: 'blue' },
    ],
    notes: [
      { id: 'n1', text: '', position: far, size },
      { id: 'n2', text: '', position: near, size },
    ],
  };

  it('ST10: are reported by name when a project is read, once', () => {
    const read = reread(project);
    expect(clampedItems(read)).toEqual({
      models: ['Far', 'Nowhere'],
      areas: ['Sales', 'Wide'],
      noteCount: 1,
    });
    // The saved positions are at the border.
    expect(clampedItems(reread(read))).toBeNull();
  });

  it('ST10: no longer include an item that has been moved', () => {
    const read = reread(project);
    const moved = { ...read, layout: layoutAtOrigin(read.models) };
    expect(clampedItems(moved)?.models).toEqual([]);
  });
});
