import { describe, expect, it } from 'vitest';
import type { Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import type { ExportKind } from '../wire/store.ts';
import { readDataFile } from './dataFiles.ts';
import { writeRows } from './writeRows.ts';

const order: DesignModel = {
  id: 'o',
  name: 'Order',
  path: 'Orders',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  isStored: true,
  properties: [
    ['id', 'number'],
    ['description', 'string'],
    ['paid', 'boolean'],
    ['tags', '[string]'],
  ].map(([name = '', type = '']) => ({ name, type, isRequired: false, isId: name === 'id' })),
  relations: [],
};
const rows = [
  { id: 1, description: 'a "quoted", text\nin two lines', paid: true, tags: ['x', 'y'] },
  { id: 2, description: '', extra: 7 },
  { id: 10, description: '007' },
];
/** Prints the rows of each model, two at a time. */
const print = async (kind: ExportKind, rows: readonly Row[], ...models: readonly DesignModel[]) => {
  const pagesOf = async function* () {
    for (let start = 0; start < rows.length; start += 2) yield rows.slice(start, start + 2);
  };
  return (await writeRows(kind, models, pagesOf)).text();
};
const read = (name: string, text: string) => readDataFile(name, text, [order], order);
const rowsIn = (name: string, text: string) => {
  const result = read(name, text);
  return result.ok ? result.value.rows.get('Order') : result.error.code;
};

describe('data files', () => {
  it('are read as they were written: JSON, LoopBack’s memory file, CSV', async () => {
    expect(rowsIn('data.json', await print('json', rows, order))).toEqual(rows);
    expect(rowsIn('data.json', await print('memory', rows, order))).toEqual(rows);
    // A column that is not in the design is read as text.
    expect(rowsIn('order.csv', await print('csv', rows, order))).toEqual([
      rows[0],
      { id: 2, description: '', extra: '7' },
      rows[2],
    ]);
  });

  it('have the memory connector’s format: rows as texts by id, and the next number of each model', async () => {
    const file: unknown = JSON.parse(await print('memory', rows, order));
    expect(file).toMatchObject({
      ids: { Order: 11 },
      models: { Order: { 10: '{"id":10,"description":"007"}' } },
    });
  });

  it('are indented JSON, as JSON.stringify prints it', async () => {
    const customer = { ...order, name: 'Customer' };
    const printed = (all: object) => `${JSON.stringify(all, null, 2)}\n`;
    expect(await print('json', rows, order, customer)).toBe(printed({ Order: rows, Customer: rows }));
    expect(await print('json', [], order)).toBe(printed({ Order: [] }));
    expect(await print('json', rows)).toBe(printed({}));
    const none = { ids: { Order: 1, Customer: 1 }, models: { Order: {}, Customer: {} } };
    expect(await print('memory', [], order, customer)).toBe(printed(none));
    const texts = Object.fromEntries(rows.map((row) => [row.id, JSON.stringify(row)]));
    const one = { ids: { Order: 11 }, models: { Order: texts } };
    expect(await print('memory', rows, order)).toBe(printed(one));
  });

  it('hold models and properties with names such as __proto__ and constructor', async () => {
    const odd = { ...order, name: '__proto__' };
    const text = await print('memory', rows, odd, { ...order, name: 'constructor' });
    const read = readDataFile('data.json', text, [odd, { ...order, name: 'constructor' }], odd);
    expect(read.ok && [...read.value.rows.keys()]).toEqual(['__proto__', 'constructor']);
    expect(read.ok && read.value.rows.get('__proto__')).toEqual(rows);
    expect(JSON.parse(text).ids).toEqual(JSON.parse('{"__proto__": 11, "constructor": 11}'));
    const properties = ['id', '__proto__'].map((name) => ({
      name,
      type: 'string',
      isRequired: false,
      isId: false,
    }));
    expect(await print('csv', [{ id: 1 }], { ...order, properties })).toBe('id,__proto__\r\n1,\r\n');
  });

  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\uff1d1', "'\uff1d1"],
    ['a=1', 'a=1'],
    ["'quoted", "'quoted"],
    ['', '""'],
  ])('are safe for spreadsheets where that is wanted: %j', async (description, safe) => {
    const row = { id: -1, description, tags: ['=1'] };
    expect(await print('spreadsheet', [row], order)).toBe(
      `id,description,paid,tags\r\n-1,${safe},,"[""=1""]"\r\n`,
    );
    expect(rowsIn('order.csv', await print('csv', [row], order))).toEqual([row]);
  });

  it('are safe for spreadsheets in the first line, too', async () => {
    expect(await print('spreadsheet', [{ '=1': 'x' }], order)).toContain("tags,'=1\r\n");
  });

  it('say what is wrong, and which models the design does not have', () => {
    expect(rowsIn('x.json', '{')).toBe('NOT_JSON');
    const broken = readDataFile('x.json', '[\n  {"id": 1,}\n]', [order], order);
    expect(broken).toMatchObject({
      error: {
        message: 'x.json is not JSON. x.json, line 2, column 12: expected a key in double quotes, found }.',
      },
    });
    expect(rowsIn('x.json', '{"a": 1}')).toBe('NO_ROWS');
    expect(rowsIn('x.csv', 'id,description\n1,"open')).toBe('BROKEN_CSV');
    const mixed = read('x.json', '{"Order": [{"id": 1}], "Ghost": [{"id": 1}]}');
    expect(mixed.ok && mixed.value.unknown).toEqual(['Ghost']);
    const list = read('list.json', '[{"id": 5}, 3]');
    expect(list.ok && [list.value.rows.get('Order'), list.value.skipped]).toEqual([[{ id: 5 }], 1]);
    expect(rowsIn('list.json', '[1, 2]')).toBe('NO_ROWS');
    const csv = read('x.csv', 'id,description\n1,"a"\n2,"b" c\n');
    expect(!csv.ok && csv.error.message).toContain('x.csv has an error in line 3');
  });

  it('reads CSV with and without a last line break, with empty cells', () => {
    expect(rowsIn('x.csv', 'id,description,paid\r\n1,,true\r\n2,b,')).toEqual([
      { id: 1, paid: true },
      { id: 2, description: 'b' },
    ]);
  });

  it('refuses a CSV line with more values than columns, which would be lost, and says which', () => {
    const longer = read('x.csv', 'id,description\n1,"two\nlines"\n2,Ulm, Germany\n');
    expect(!longer.ok && longer.error.message).toBe(
      'x.csv has 3 values in line 4, but its first line names 2 columns. Put values that contain a comma in quotes, or name every column.',
    );
    // Spreadsheets add empty cells at the end of lines.
    expect(rowsIn('x.csv', 'id,description\n1,a,,\n')).toEqual([{ id: 1, description: 'a' }]);
  });

  it('reads CSV with semicolons or tabs, as spreadsheets of many countries write them', () => {
    const rows = [{ id: 1, description: 'a,b' }];
    expect(rowsIn('x.csv', '\uFEFFid;description\r\n1;a,b\r\n')).toEqual(rows);
    expect(rowsIn('x.csv', 'id\tdescription\n1\t"a,b"\n')).toEqual(rows);
    // A semicolon inside quotes, or beside commas, is not a separator.
    expect(rowsIn('x.csv', 'id,"a;b"\n1,c;d\n')).toEqual([{ id: 1, 'a;b': 'c;d' }]);
    expect(rowsIn('x.csv', '"a;b"\nc;d\n')).toEqual([{ 'a;b': 'c;d' }]);
  });
});
