import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import { addFiles } from '../commands/addFiles.ts';
import { applyCanvas } from '../commands/applyCanvas.ts';
import { keepCanvasFile } from '../commands/keepCanvasFile.ts';
import { leftToPlace } from '../layout/placeWithCanvas.ts';
import { positionOf } from '../layout/positions.ts';
import { type Area, areaColours, type Note, type Project } from '../project.ts';
import { fromRecord, toRecord } from '../record.ts';
import { projectOf } from '../testing/projects.ts';
import { withoutCanvas } from '../withoutCanvas.ts';
import { canvasFilePath } from './canvasFile.ts';
import { printCanvasFile } from './printCanvasFile.ts';
import { readCanvasFileInSteps } from './readCanvasFile.ts';

const read = (text: string) => runAtOnce(readCanvasFileInSteps('shop/designer.lbcanvas', text));
const head = '{"canvas":"loopback-model-designer","version":1}\n';
const size = { width: 400, height: 300 };
const sales: Area = { id: 'a1', name: 'Sales', position: { x: 0, y: -20 }, size, colour: 'blue' };
const note: Note = { id: 'n1', text: 'Why?\nBecause.', position: { x: 5, y: 6 }, size };

const shop = (): Project => ({
  ...projectOf({ name: 'Order' }, { name: 'Customer' }),
  layout: new Map([
    ['Order', { x: 520.4, y: 80 }],
    ['Customer', { x: -0.2, y: 80.5 }],
  ]),
  unfolded: new Map([['Order', ['_lines.product', '_lines']]]),
  areas: [sales],
  notes: [note],
  canvasFile: { lineEnd: '\n' },
});

/** The same models, placed nowhere. */
const unplaced = (project: Project): Project => {
  const { unfolded: _unfolded, canvasFile: _file, ...rest } = project;
  return { ...rest, layout: new Map(), areas: [], notes: [] };
};

function apply(project: Project, text: string): Project {
  const { canvas, problems } = read(text);
  expect(problems).toEqual([]);
  if (canvas === null) throw new Error('It can be read.');
  return applyCanvas(project, { canvas });
}

describe('the canvas file', () => {
  it('CF1: has a line for each area, model and note, with a title and an empty line between them', () => {
    expect(
      printCanvasFile(shop()),
    ).toBe(`# The canvas of LoopBack Model Designer. LoopBack does not read this file.
{"canvas":"loopback-model-designer","version":1}

# area Sales
{"area":"Sales","id":"a1","x":0,"y":-20,"width":400,"height":300,"colour":"blue"}

# Customer
{"model":"Customer","x":0,"y":81}

# Order
{"model":"Order","x":520,"y":80,"unfolded":["_lines","_lines.product"]}

# note n1
{"note":"Why?\\nBecause.","id":"n1","x":5,"y":6,"width":400,"height":300}
`);
  });

  it('CF1: does not depend on the order of models, and a change changes one line', () => {
    const project = shop();
    const lines = printCanvasFile(project).split('\n');
    expect(printCanvasFile({ ...project, models: project.models.toReversed() }).split('\n')).toEqual(lines);
    const moved = { ...project, layout: new Map(project.layout).set('Order', { x: 1, y: 2 }) };
    const after = printCanvasFile(moved).split('\n');
    expect(after.length).toBe(lines.length);
    expect(after.filter((line, index) => line !== lines[index])).toEqual([
      '{"model":"Order","x":1,"y":2,"unfolded":["_lines","_lines.product"]}',
    ]);
  });

  it('CF2: is read as the canvas that was printed, in whole pixels, with areas and notes from back to front', () => {
    const name = fc.string({ unit: 'binary', maxLength: 12 });
    const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
    const position = fc.record({ x: coordinate, y: coordinate });
    const length = fc.double({ min: 1, max: 3000, noNaN: true });
    const drawn = { position, size: fc.record({ width: length, height: length }) };
    const models = fc.uniqueArray(fc.constantFrom('A', 'B', '__proto__', 'constructor', '# x', 'Ä\u2028'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(
        models,
        fc.array(position, { minLength: 6, maxLength: 6 }),
        fc.array(fc.record({ name, colour: fc.constantFrom(...areaColours), ...drawn }), { maxLength: 5 }),
        fc.array(fc.record({ text: name, ...drawn }), { maxLength: 5 }),
        fc.constantFrom('\n' as const, '\r\n' as const),
        (names, places, areas, notes, lineEnd) => {
          const project: Project = {
            ...projectOf(...names.map((each) => ({ name: each }))),
            layout: new Map(names.map((each, index) => [each, places[index] ?? { x: 0, y: 0 }])),
            areas: areas.map((area, index) => ({ ...area, id: `a${index}` })),
            notes: notes.map((each, index) => ({ ...each, id: `n${index}` })),
            canvasFile: { lineEnd },
          };
          const text = printCanvasFile(project);
          const back = apply(unplaced(project), text);
          expect(printCanvasFile(back)).toBe(text);
          expect(back.areas.map(({ id }) => id)).toEqual(project.areas.map(({ id }) => id));
          expect(back.notes.map((each) => each.text)).toEqual(project.notes.map((each) => each.text));
          for (const each of names) {
            const { x, y } = positionOf(project, each);
            expect(positionOf(back, each)).toEqual({ x: Math.round(x) + 0, y: Math.round(y) + 0 });
          }
        },
      ),
      { seed: 16, numRuns: 150 },
    );
  });

  it('CF3: knows models of one name by their files too, and a model whose file was moved by its name', () => {
    const [order] = projectOf({ name: 'Order' }).models;
    if (order === undefined) throw new Error('There is a model.');
    const twice: Project = {
      ...shop(),
      models: [
        { ...order, id: 'one' },
        { ...order, id: 'other', path: 'server/models/order.json' },
      ],
      layout: new Map([
        ['one', { x: 1, y: 1 }],
        ['other', { x: 2, y: 2 }],
      ]),
    };
    const text = printCanvasFile(twice);
    expect(text).toContain('{"model":"Order","file":"server/models/order.json","x":2,"y":2}');
    const back = apply(unplaced(twice), text);
    expect([positionOf(back, 'one'), positionOf(back, 'other')]).toEqual([
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ]);
    const moved = { ...twice, models: [{ ...order, id: 'one', path: 'elsewhere/order.json' }] };
    const { canvas } = read(`${head}{"model":"Order","file":"common/models/order.json","x":7,"y":8}`);
    if (canvas === null) throw new Error('It can be read.');
    expect(positionOf(applyCanvas(moved, { canvas }), 'one')).toEqual({ x: 7, y: 8 });
  });

  it('CF6: is kept on request, and a stored project remembers it', () => {
    const { canvasFile: _file, ...project } = shop();
    const kept = keepCanvasFile(project, { isKept: true });
    expect(kept.canvasFile).toEqual({ lineEnd: '\n' });
    expect(keepCanvasFile(kept, { isKept: true })).toBe(kept);
    expect(keepCanvasFile(kept, { isKept: false })).toEqual(project);
    const crlf = { ...kept, canvasFile: { lineEnd: '\r\n' as const } };
    const back = fromRecord(structuredClone(toRecord(crlf)));
    expect(back.ok && back.value.canvasFile).toEqual({ lineEnd: '\r\n' });
    // Values that depend on LoopBack's files alone stay the same.
    expect(withoutCanvas(kept)).toBe(withoutCanvas({ ...kept, layout: new Map() }));
  });

  it('CF7: places the models that it knows, and leaves the others to be placed', () => {
    const project = shop();
    const { canvas } = read(`${head}{"model":"Order","x":10,"y":20}\n{"model":"Gone","x":1,"y":1}`);
    if (canvas === null) throw new Error('It can be read.');
    const applied = applyCanvas(project, { canvas });
    expect(positionOf(applied, 'Order')).toEqual({ x: 10, y: 20 });
    expect(positionOf(applied, 'Customer')).toBe(positionOf(project, 'Customer'));
    expect(applied).toMatchObject({ areas: [], notes: [] });
    expect(applied.unfolded).toBeUndefined();
    expect(printCanvasFile(applied)).not.toContain('Gone');
    const empty = unplaced({ ...project, models: [] });
    const files = project.models.map((entry) => ({ ...entry, source: { text: '' } }));
    const left = leftToPlace(empty, files, canvas, { x: 100, y: 0 });
    expect(left.files.map(({ definition }) => definition.name)).toEqual(['Customer']);
    expect(left.target.models.map(({ definition }) => definition.name)).toEqual(['Order']);
    expect(left.complete([{ x: 3, y: 4 }])).toEqual([
      { x: 110, y: 20 },
      { x: 3, y: 4 },
    ]);
    const added = addFiles(empty, { files, ids: ['a', 'b'], positions: left.complete([{ x: 3, y: 4 }]) });
    expect(positionOf(added, 'a')).toEqual({ x: 110, y: 20 });
  });
});

describe('a damaged canvas file', () => {
  const messages = (text: string) => read(text).problems.map(({ message }) => message);
  const names = (text: string) => read(text).canvas?.models.map(({ name }) => name);

  it.each([
    ['no JSON', 'Hello', 'expected JSON in a line, found Hello'],
    ['something else', '{"view":1}', 'expected a model, an area or a note, found neither'],
    ['no position', '{"model":"A","x":"1","y":2}', 'expected a number as x, found "1"'],
    ['a name that is not text', '{"model":["A"],"x":1,"y":2}', 'expected the name of a model as model'],
    [
      'an unknown colour',
      '{"area":"A","id":"a","x":1,"y":2,"width":1,"height":1,"colour":"url(x)"}',
      'as colour',
    ],
    ['no size', '{"note":"A","id":"a","x":1,"y":2}', 'expected a number as size.width'],
    [
      'a negative size',
      '{"note":"A","id":"a","x":1,"y":2,"width":-1,"height":1}',
      'expected a number above 0',
    ],
    ['a long id', `{"note":"A","id":"${'a'.repeat(201)}","x":1,"y":2,"width":1,"height":1}`, 'at most 200'],
    ['a broken layer', '{"note":"A","id":"a","layer":1e9,"x":1,"y":2,"width":1,"height":1}', 'as layer'],
    ['deep nesting', `${'['.repeat(100_000)}`, 'expected JSON in a line'],
    [
      'deep nesting in a member',
      `{"model":${'['.repeat(50_000)}${']'.repeat(50_000)},"x":1,"y":1}`,
      'as model',
    ],
    ['an odd head', '{"canvas":"another","version":1}', 'as canvas'],
  ])('CF4: with %s in a line is used without that line, and reported', (_, line, expected) => {
    const text = `${head}{"model":"Good","x":1,"y":2}\n${line}\n{"model":"Last","x":1,"y":2}`;
    expect(names(text)).toEqual(['Good', 'Last']);
    const [message = '', ...more] = messages(text);
    expect(more).toEqual([]);
    expect(message).toContain('shop/designer.lbcanvas, line 3, column 1: ');
    expect(message).toContain(expected);
  });

  it('CF4: counts the lines that can’t be read, and keeps numbers on the canvas', () => {
    expect(messages(`${head}x\ny\nz`)).toEqual([
      'shop/designer.lbcanvas, line 2, column 1: expected JSON in a line, found x.',
      'shop/designer.lbcanvas: expected lines of a canvas, found 3 that can’t be read: what they place is placed again, or missing.',
    ]);
    const far = `${head}{"model":"A","x":1e999,"y":-1e300}\n{"note":"","id":"n","x":0,"y":0,"width":1e300,"height":1}`;
    expect(read(far).canvas).toMatchObject({
      models: [{ position: { x: 1_000_000, y: -1_000_000 } }],
      notes: [{ size: { width: 1_000_000, height: 1 } }],
    });
    expect(messages(far)).toEqual([expect.stringContaining('2 beyond it, moved to its border')]);
  });

  it('CF4: is harmless with the names of prototypes, and with more lines than anybody draws', () => {
    const odd = `${head}{"model":"__proto__","x":1,"y":2,"__proto__":{"polluted":1}}\n{"area":"constructor","id":"__proto__","x":1,"y":2,"width":3,"height":4,"colour":"red"}`;
    expect(read(odd).problems).toEqual([]);
    expect(names(odd)).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const long = head + '{"model":"A","x":1,"y":2}\n'.repeat(20_001);
    expect(messages(long)[0]).toContain('more than 20000 lines: the rest is left out');
  });

  it('CF5: that holds a conflict is read from both sides, and of several lines for one thing the first counts', () => {
    const text = `${head}
<<<<<<< HEAD
{"model":"Mine","x":1,"y":1}
{"model":"Both","x":2,"y":2}
||||||| 1a2b3c
{"model":"Before","x":0,"y":0}
=======
{"model":"Yours","x":3,"y":3}
{"model":"Both","x":4,"y":4}
>>>>>>> branch
`;
    expect(names(text)).toEqual(['Mine', 'Both', 'Yours']);
    expect(read(text).canvas?.models[1]?.position).toEqual({ x: 2, y: 2 });
    expect(messages(text)).toEqual([
      'shop/designer.lbcanvas, line 3, column 1: expected a merged file, found the marks of a conflict: the lines of both sides are used, and Save to folder removes the marks.',
      'shop/designer.lbcanvas, line 10, column 1: expected a line for each model, area and note, found 1 more than once: the first line counts, and Save to folder removes the others.',
    ]);
  });

  it.each([
    ['', 'found another file: models are placed again'],
    ['{"name":"Order"}', 'found another file'],
    ['{"model":"A","x":1,"y":2}', 'found another file'],
    [
      '{"canvas":"loopback-model-designer","version":2}\n{"model":["A"]}',
      'found format 2, of a later version of the designer: models are placed again',
    ],
  ])('CF8: is not used where it is another file, or of a later version: %s', (text, expected) => {
    expect(read(text).canvas).toBeNull();
    expect(messages(text).at(-1)).toContain(expected);
  });

  it('CF8: is read with a byte order mark', () => {
    expect(names(`\uFEFF${head}{"model":"A","x":1,"y":2}`)).toEqual(['A']);
  });

  it('CF1: has a path that LoopBack does not take for a model', () => {
    expect(canvasFilePath).not.toMatch(/\.(json|js|ts)$/);
  });
});
