import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolder, shop, type TestFolder } from './testing/runProgram.ts';

let folder: TestFolder;

beforeAll(async () => {
  folder = await createFolder(shop);
});

afterAll(() => folder.remove());

describe('the program', () => {
  it('lists its commands, and ends with 2 without one', async () => {
    const { code, out } = await folder.run();
    expect(code).toBe(2);
    expect(out).toContain('check    Reports what LoopBack ignores');
    expect((await folder.run('--help')).code).toBe(0);
  });

  it('teaches a command', async () => {
    const { code, out } = await folder.run('check', 'shop', '-h');
    expect(code).toBe(0);
    expect(out).toContain('--max-warnings <number>');
    expect(out).toContain('Examples:');
  });

  it.each([
    [['chek'], 'There is no command chek. Did you mean check?'],
    [['check', '--fromat', 'json'], 'There is no flag --fromat. Did you mean --format?'],
    [['check', '--toString'], 'There is no flag --toString.'],
    [['check', '--format'], '--format needs a value: <format>.'],
    [['check', '--format', '--fix'], '--format needs a value: <format>.'],
    [['check', '--fix=yes'], '--fix takes no value.'],
    [['check', 'shop', 'other'], '“other” is one argument too many.'],
    [['check', '--format', 'xml'], 'There is no format xml. There are text, json, github, sarif.'],
    [['check', 'shop', '--max-warnings', '-1'], '--max-warnings needs a value'],
    [['check', 'shop', '--max-warnings', 'few'], '--max-warnings is “few”'],
    [['check', ''], 'An argument is empty.'],
    [['export', 'shop', '--to', 'sql', '--out', ''], '--out is empty.'],
    [['export', 'shop', '--to', 'sql', '--out='], '--out is empty.'],
    [['check', 'shop', '--config', 'shop'], 'shop cannot be read: it is a folder.'],
    [
      ['export', 'shop', '--to', 'sql', '--out', 'shop/server/model-config.json'],
      'model-config.json cannot be read: it is not a folder.',
    ],
    [['check', 'nowhere'], 'nowhere cannot be read: it does not exist.'],
    [['check', 'shop', '--dry-run'], '--dry-run belongs to --fix or --fix-guesses.'],
    [['export', 'shop'], 'Say what to make with --to: files, project, loopback3'],
    [['export', 'shop', '--to', 'cobol'], 'There is no target cobol.'],
    [
      ['export', 'shop', '--to', 'sql', '--option', 'dialect=x'],
      'There is no option dialect. Options: database=',
    ],
    [['export', 'shop', '--to', 'sql', '--option', 'database=x'], 'The option database cannot be “x”.'],
    [['diagram', 'shop', '--to', 'png'], 'A png is not text: say where to write it'],
    [['diagram', 'shop', '--to', 'gif'], 'There is no diagram gif. There are mermaid, markdown, svg, png.'],
    [['diagram', 'shop', '--colours', 'dark'], '--colours belongs to --to svg and --to png.'],
    [['diagram', 'shop', '--to', 'svg', '--colours', 'red'], 'There are no colours red.'],
    [['open', 'nowhere'], 'nowhere cannot be read: it does not exist.'],
    [['open', 'shop/server/model-config.json'], 'is not a folder.'],
    [['open', 'shop', '--port', '0'], '--port is “0”: give a number from 1 to 65535.'],
    [['open', 'shop', '--port', '65536'], '--port is “65536”'],
    [['import'], 'Name the file to import.'],
    [
      ['import', 'shop'],
      'Say where to write the models with --out <folder>, or what to update with --into <folder>.',
    ],
    [['diff'], 'Name what to compare'],
    [['diff', 'shop', 'shop', '-f', 'xml'], 'There is no format xml. There are text, json.'],
    [['diff', 'HEAD', '--in', 'nowhere'], 'nowhere is not a folder.'],
    [['names', 'Customer'], 'Name two models'],
    [['names', 'A', 'B', '--type', 'hasmany'], 'There is no relation type hasmany. Did you mean hasMany?'],
  ])('refuses %j, and says the way out', async (given, text) => {
    const { code, out, note } = await folder.run(...given);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(note).toContain(text);
  });

  it('shows control characters of arguments as what they are not', async () => {
    const { note } = await folder.run('\u001B[31mred');
    expect(note).toContain('There is no command \uFFFD[31mred.');
  });
});
