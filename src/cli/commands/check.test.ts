import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolder, shop, type TestFolder } from '../testing/runProgram.ts';

interface SarifLog {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
        };
      }[];
    }[];
  }[];
}

let folder: TestFolder;
const customer = 'shop/common/models/customer.json';

beforeEach(async () => {
  folder = await createFolder({
    ...shop,
    'good/customer.json': { name: 'Customer', base: 'PersistedModel' },
  });
});

afterEach(() => folder.remove());

const readCustomer = () => readFile(join(folder.path, customer), 'utf8');

describe('check', () => {
  it('says file, line, message, why and the way out, and ends with 1', async () => {
    const { code, out } = await folder.run('check', 'shop');
    expect(code).toBe(1);
    expect(out).toContain(`${customer}\n  12:7 error No model is named "Ordre"`);
    expect(out).toContain('Did you mean "Order"?');
    expect(out).toContain('unknown-target');
    expect(out).toMatch(/1 error in 2 models\. 1 by --fix-guesses, which assumes what you meant\.\n$/);
  });

  it('ends with 0 where nothing is wrong, also for one file', async () => {
    expect(await folder.run('check', 'good')).toMatchObject({ code: 0, out: 'No problems in 1 model.\n' });
    expect(await folder.run('check', 'good/customer.json')).toMatchObject({ code: 0 });
  });

  it('prints a fix as a diff, writes it only without --dry-run, and leaves the rest of the file', async () => {
    const before = await readCustomer();
    const careful = await folder.run('check', 'shop', '--fix');
    expect(careful).toMatchObject({
      code: 1,
      note: 'There is nothing that can be fixed without a decision.\n',
    });
    expect(await readCustomer()).toBe(before);
    const dry = await folder.run('check', 'shop', '--fix-guesses', '--dry-run');
    expect(dry.note).toContain('-      "model": "Ordre",\n+      "model": "Order",');
    expect(await readCustomer()).toBe(before);
    const fixed = await folder.run('check', 'shop', '--fix-guesses');
    expect(fixed.note).toContain('Fixed 1 problem in 1 file.');
    expect(fixed.code).toBe(0);
    expect(await readCustomer()).toBe(before.replace('Ordre', 'Order'));
    const again = await folder.run('check', 'shop', '--fix');
    expect(again.note).toBe('There is nothing that can be fixed without a decision.\n');
  });

  it('prints findings as JSON, for GitHub, and as SARIF', async () => {
    const json: unknown = JSON.parse((await folder.run('check', 'shop', '--format', 'json')).out);
    expect(json).toMatchObject([
      {
        rule: 'unknown-target',
        severity: 'error',
        path: customer,
        range: { line: 12, column: 7, endLine: 12, endColumn: 14 },
        fix: 'Use "Order"',
        isGuess: true,
      },
    ]);
    const github = await folder.run('check', 'shop', '-f', 'github');
    expect(github.out).toMatch(
      /^::error file=shop\/common\/models\/customer\.json,line=12,col=7,endLine=12,endColumn=14,title=unknown-target::No model/,
    );
    const sarif: unknown = JSON.parse((await folder.run('check', 'shop', '--format=sarif')).out);
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { rules: [{ id: 'unknown-target' }] } },
          results: [{ ruleId: 'unknown-target', ruleIndex: 0, level: 'error' }],
        },
      ],
    });
  });

  it('prints SARIF as its specification wants it: known rules, and regions that begin at 1', async () => {
    const own = await createFolder({ ...shop, 'shop/common/models/bad.json': '{' });
    const sarif = JSON.parse((await own.run('check', 'shop', '-f', 'sarif')).out) as SarifLog;
    const [run] = sarif.runs;
    const ids = run?.tool.driver.rules.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('unreadable-file');
    for (const { ruleId, ruleIndex, level, message, locations } of run?.results ?? []) {
      expect(ids[ruleIndex]).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      expect(message.text).not.toBe('');
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^shop\/[\w/.-]+$/);
      expect(region?.startLine).toBeGreaterThanOrEqual(1);
      expect(region?.startColumn).toBeGreaterThanOrEqual(1);
      expect([region?.endLine, region?.endColumn]).toEqual([region?.startLine, expect.any(Number)]);
      expect(region?.endColumn).toBeGreaterThanOrEqual(region?.startColumn ?? 0);
    }
    // A rule is described without the names of one model.
    expect(run?.tool.driver.rules.map(({ shortDescription }) => shortDescription.text)).toContain(
      'Unknown target',
    );
    await own.remove();
  });

  it('reports files that cannot be read with their line, and checks the others', async () => {
    const broken = await createFolder({
      ...shop,
      'shop/common/models/broken.json': '{\n  "name": "Broken",,\n}',
    });
    const { code, out } = await broken.run('check', 'shop');
    expect(code).toBe(1);
    expect(out).toMatch(/broken\.json\n {2}2:20 error .*unreadable-file/);
    expect(out).toContain('unknown-target');
    await broken.remove();
  });

  it('does not take the canvas file for a model, and warns where it cannot be read', async () => {
    const canvas = '{"canvas":"loopback-model-designer","version":1}\n<<<<<<< HEAD\nno json\n>>>>>>> b\n';
    const merged = await createFolder({ ...shop, 'shop/designer.lbcanvas': canvas });
    const { out } = await merged.run('check', 'shop');
    expect(out).toMatch(/designer\.lbcanvas\n {2}2:1 warning .*conflict.*unreadable-file/);
    expect(out).toMatch(/ {2}3:1 warning .*JSON in a line/);
    expect(out).toMatch(/1 error, 2 warnings in 2 models/);
    await merged.remove();
  });

  it('checks the file of a model with its project, and reports and fixes this file only', async () => {
    const own = await createFolder({
      ...shop,
      'shop/common/models/order.json': { name: 'Order', properties: { total: 'nmber' } },
      'shop/.loopback-model-designer.json': { rules: { 'missing-config': 'off' } },
    });
    const { code, out } = await own.run('check', 'shop/common/models/order.json');
    expect({ code, lines: out.split('\n').filter((line) => /error|warning/.test(line)) }).toEqual({
      code: 1,
      lines: [
        expect.stringContaining('Order.total has the type "nmber"'),
        '1 error in 1 model. 1 by --fix-guesses, which assumes what you meant.',
      ],
    });
    const before = await readFile(join(own.path, customer), 'utf8');
    expect((await own.run('check', 'shop/common/models/order.json', '--fix-guesses')).code).toBe(0);
    expect(await readFile(join(own.path, customer), 'utf8')).toBe(before);
    // Also for a file of its own, of another folder, and one that is not a model.
    expect((await own.run('check', `./${customer}`)).out).toContain('No model is named "Ordre"');
    await own.remove();
  });

  it('refuses a folder with several projects, and takes that of tests in one for a part of it', async () => {
    const renamed = (name: string) =>
      Object.fromEntries(
        Object.entries(shop).map(([path, content]) => [path.replace('shop', name), content]),
      );
    const both = await createFolder({
      ...renamed('all/a'),
      ...renamed('all/b'),
      ...renamed('all/b/test/app'),
    });
    expect(await both.run('check', 'all')).toMatchObject({
      code: 2,
      note: 'error all holds the LoopBack projects a, b. Name the folder of one.\n',
    });
    expect((await both.run('export', 'all', '--to', 'sql')).code).toBe(2);
    expect((await both.run('check', 'all/b')).out).toMatch(/1 error in 2 models/);
    await both.remove();
  });

  it('writes the file of a model that a fix adds, in a project and in a folder of models', async () => {
    const own = await createFolder({
      ...shop,
      [customer]: { name: 'Customer', relations: { places: { type: 'hasMany', model: 'Warehouse' } } },
      'models/customer.json': {
        name: 'Customer',
        relations: { places: { type: 'hasMany', model: 'Warehouse' } },
      },
    });
    for (const [opened, file] of [
      ['shop', 'shop/common/models/warehouse.json'],
      ['models', 'models/warehouse.json'],
    ] as const) {
      const { code, note } = await own.run('check', opened, '--fix-guesses');
      expect(note).toContain(`new file mode 100644\n--- /dev/null\n+++ b/${file}`);
      expect(JSON.parse(await readFile(join(own.path, file), 'utf8'))).toMatchObject({ name: 'Warehouse' });
      expect(code, note).toBe(0);
      expect((await own.run('check', opened)).code).toBe(0);
    }
    await own.remove();
  });

  it('prints a patch that applies in the folder of the command, and changes no other line', async () => {
    const text =
      '{ "name": "Hour", "base": "Model",\r\n  "plurl": "hours", "properties": { "a": "string" },\r\n  "acls": [] }\r\n';
    const own = await createFolder({ 'in/models/hour.json': text });
    const { note } = await own.run('check', 'in', '--fix-guesses', '--dry-run');
    execFileSync('git', ['apply'], { cwd: own.path, input: note });
    expect(await readFile(join(own.path, 'in/models/hour.json'), 'utf8')).toBe(
      text.replace('plurl', 'plural'),
    );
    await own.remove();
  });

  it('writes no control characters, whatever a model is named', async () => {
    const own = await createFolder({
      'models/a:b.json': { name: 'A\u001B[31m\nB', properties: { a: 'x%0A\u0007' } },
    });
    for (const format of ['text', 'github']) {
      const { out } = await own.run('check', 'models', '--format', format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there.
      expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
    }
    const lines = (await own.run('check', 'models', '-f', 'github')).out.trim().split('\n');
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning|notice) file=models\/a%3Ab\.json,line=\d+/);
    expect((await own.run('check', 'models', '-f', 'sarif')).out).toContain('"uri": "models/a%3Ab.json"');
    await own.remove();
  });

  it('is silent about large and broken files where no model can be', async () => {
    const own = await createFolder({
      ...shop,
      'shop/package-lock.json': `{"name":"shop","x":"${'y'.repeat(6_000_000)}"}`,
      'shop/test/broken.json': '{ not JSON',
      'shop/tsconfig.json': '{ /* allowed there */ }',
    });
    expect((await own.run('check', 'shop')).out).toMatch(/1 error in 2 models/);
    await own.remove();
  });

  it('follows a config file, and refuses one that says nothing it knows', async () => {
    const configured = async (config: unknown, ...more: string[]) => {
      const own = await createFolder({ ...shop, 'shop/.loopback-model-designer.json': config });
      const result = await own.run('check', 'shop', ...more);
      await own.remove();
      return result;
    };
    expect(await configured({ rules: { 'unknown-target': 'off' } })).toMatchObject({ code: 0 });
    const warned = { rules: { 'unknown-target': 'warning' } };
    expect(await configured(warned)).toMatchObject({ code: 0 });
    expect(await configured(warned, '--max-warnings', '0')).toMatchObject({ code: 1 });
    const misspelt = await configured({ rules: { 'unknown-targt': 'off' } });
    expect(misspelt).toMatchObject({ code: 2 });
    expect(misspelt.note).toContain('there is no rule “unknown-targt”. Did you mean “unknown-target”?');
    expect((await configured({ rules: { 'unknown-target': 'loud' } })).note).toContain(
      'rules.unknown-target must be',
    );
    expect((await configured('{')).code).toBe(2);
    expect((await folder.run('check', 'shop', '--config', 'no.json')).note).toContain(
      'no.json cannot be read',
    );
  });

  it('follows no symbolic link, and refuses a folder without models', async () => {
    const { symlink, mkdir } = await import('node:fs/promises');
    await mkdir(join(folder.path, 'linked'));
    await symlink(join(folder.path, 'shop'), join(folder.path, 'linked', 'away'));
    const { code, note } = await folder.run('check', 'linked');
    expect(code).toBe(2);
    expect(note).toContain('linked holds no models.');
  });
});
