import { describe, expect, it } from 'vitest';
import { openModelFiles } from '../../exchange/openModelFiles.ts';
import { readFileList } from '../../exchange/readFiles.ts';
import { positionOf } from '../../model/index.ts';
import { imports, openScripts } from '../loopback4/testing/openScripts.ts';
import { recogniseSource } from '../registry.ts';
import { toProject } from '../toProject.ts';

const head = '{"canvas":"loopback-model-designer","version":1}\n';
const order = '{"name": "Order", "relations": {"customer": {"type": "belongsTo", "model": "Customer"}}}';
const models = {
  'shop/common/models/order.json': order,
  'shop/common/models/customer.json': '{"name": "Customer"}',
};

const open = (files: Readonly<Record<string, string>>) =>
  openModelFiles({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    problems: [],
    skipped: [],
  });

describe('openWithCanvas', () => {
  it('opens the canvas file beside models, which is not one of them', async () => {
    const text = `${head}{"model":"Order","x":700,"y":80}`;
    const opened = await open({ ...models, 'shop/designer.lbcanvas': text });
    expect(opened).toMatchObject({
      name: 'shop',
      canvas: { origin: 'shop/designer.lbcanvas', text },
      problems: [],
      skipped: [],
    });
    expect(opened.models).toHaveLength(2);
    const project = toProject(opened);
    const [placed, other] = opened.models.map(({ origin }) => positionOf(project, origin));
    expect(placed).toEqual({ x: 700, y: 80 });
    expect(other?.y).toBeGreaterThan(100);
    expect(project.canvasFile).toEqual({ lineEnd: '\n' });
  });

  it('opens the models whatever is in it, and says what is wrong', async () => {
    for (const text of [
      '',
      '{',
      '\u0000'.repeat(1000),
      '{"canvas":"loopback-model-designer","version":99}',
      '[]'.repeat(9999),
    ]) {
      const opened = await open({ ...models, 'shop/designer.lbcanvas': text });
      expect(opened.models).toHaveLength(2);
      expect(opened.canvas).toBeUndefined();
      expect(opened.problems.map(({ path }) => path)).toContain('shop/designer.lbcanvas');
      expect(opened.problems.at(-1)?.message).toContain('models are placed again');
    }
  });

  it('takes the file nearest to the root, and skips one that comes alone', async () => {
    const files = { 'shop/api/deep/designer.lbcanvas': head, 'shop/designer.lbcanvas': head };
    const opened = await open({ ...files, ...models });
    expect(opened.canvas?.origin).toBe('shop/designer.lbcanvas');
    expect(opened.skipped).toEqual([
      { path: 'shop/api/deep/designer.lbcanvas', reason: 'is a second canvas file' },
    ]);
    expect((await open({ 'designer.lbcanvas': head })).skipped).toEqual([
      { path: 'designer.lbcanvas', reason: 'is the canvas of models that were not opened with it' },
    ]);
  });

  it('reads it among picked files, but not if it is larger than any canvas', async () => {
    const file = (text: string, name: string) => new File([text], name);
    const read = await readFileList([file(order, 'order.json'), file(head, 'designer.lbcanvas')]);
    expect(read.files.map(({ path }) => path)).toEqual(['order.json', 'designer.lbcanvas']);
    const large = await readFileList([
      file(order, 'order.json'),
      file('#'.repeat(50 * 1024 * 1024), 'designer.lbcanvas'),
    ]);
    expect(large.files.map(({ path }) => path)).toEqual(['order.json']);
    expect(large.problems[0]?.message).toBe('designer.lbcanvas: expected at most 5.0 MB, found 50.0 MB.');
  });

  it('does not keep a database beside it from being opened', async () => {
    const file = (text: string, name: string) => new File([text], name);
    const read = await readFileList([
      file('CREATE TABLE a (b int);', 'shop.sql'),
      file(head, 'designer.lbcanvas'),
    ]);
    expect(recogniseSource(read)).toBe('sql');
  });

  it('is read beside the scripts of a LoopBack 4 project', () => {
    const opened = openScripts({
      'shop/src/models/order.model.ts': `${imports}@model() export class Order extends Entity {}`,
      'shop/designer.lbcanvas': head,
    });
    expect(opened.models.map(({ definition }) => definition.name)).toEqual(['Order']);
    expect(opened.canvas).toMatchObject({ origin: 'shop/designer.lbcanvas' });
  });
});
