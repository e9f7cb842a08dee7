import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxPage } from './sandboxPage.ts';

/** Texts that would end a script if they were inserted unchanged. */
const hostile = '</script><script>alert(1)</script><!-- \u2028';

let root = '';
let outer = '';
let html = '';

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sandbox-page-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(root, 'shared.ts'), 'export const shared: string = "shared";');
  writeFileSync(
    join(root, 'frame.ts'),
    `import { shared } from './shared.ts'; document.title = shared + ${JSON.stringify(hostile)};`,
  );
  writeFileSync(join(root, 'outer.ts'), `document.title = 'outer ' + ${JSON.stringify(hostile)};`);
  writeFileSync(join(root, 'gate.ts'), "self.gate = 'gate';");
  writeFileSync(
    join(root, 'worker.ts'),
    `import { shared } from './shared.ts'; class Named {} Object.assign(self, { made: shared + ${JSON.stringify(hostile)}, Named });`,
  );
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [sandboxPage({ outer: 'outer.ts', frame: 'frame.ts', gate: 'gate.ts', worker: 'worker.ts' })],
    build: { write: false },
  });
  const assets = (output as Rollup.RollupOutput).output;
  const page = assets.find(({ fileName }) => fileName === 'sandbox.html');
  outer = page?.type === 'asset' ? String(page.source) : '';
  html = String(JSON.parse(/id="frame-source">(.*)<\/script>/.exec(outer)?.[1] ?? '""'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('sandboxPage', () => {
  it('allows its script and the frame’s by their hashes, and nothing from anywhere', () => {
    const hashes = [outer, html].map((page) => {
      const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
      expect(script).not.toMatch(/\bimport\b|\bexport\b/);
      return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
    });
    const policy = (scripts: string) =>
      `default-src 'none'; script-src ${scripts} 'unsafe-eval'; worker-src blob:;`;
    expect(outer).toContain(policy(hashes.join(' ')));
    expect(html).toContain(policy(hashes[1] ?? ''));
    expect(outer.match(/<script/g)).toHaveLength(2);
  });

  it('carries the worker as text that cannot end early', () => {
    expect(html.match(/<script/g)).toHaveLength(3);
    const text = /<script type="application\/json" id="worker-source">(.*)<\/script>/.exec(html)?.[1] ?? '';
    const source: unknown = JSON.parse(text);
    expect(text).not.toContain('<');
    const self: { made?: string; Named?: { name: string } } = {};
    new Function('self', String(source))(self);
    expect(self.made).toBe(`shared${hostile}`);
    // LoopBack distinguishes types and classes by their names.
    expect(self.Named?.name).toBe('Named');
  });
});
