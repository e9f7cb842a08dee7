/** Files that a page may be given and that are not what they seem: made here, so that none is committed. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';

export interface HostileFile {
  /** Says what is wrong with it. */
  readonly title: string;
  /** The name under which it is opened. */
  readonly name: string;
  readonly bytes: () => Buffer;
}

const text = (title: string, name: string, make: () => string): HostileFile => ({
  title,
  name,
  bytes: () => Buffer.from(make()),
});

const binary = (title: string, name: string, make: () => Uint8Array): HostileFile => ({
  title,
  name,
  bytes: () => Buffer.from(make()),
});

const json = (title: string, value: () => unknown, name = 'thing.json'): HostileFile =>
  text(title, name, () => JSON.stringify(value(), null, 1));

const MEGABYTE = 1024 * 1024;
const model = (rest: object): object => ({ name: 'Thing', base: 'PersistedModel', ...rest });
const dictionary = (count: number, value: (index: number) => unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, value(index)]));

const deep: readonly HostileFile[] = [
  text('lists in lists, 100,000 deep', 'thing.json', () => '['.repeat(100_000)),
  text('closed lists in lists, 100,000 deep', 'thing.json', () => '['.repeat(100_000) + ']'.repeat(100_000)),
  text('objects in objects, 100,000 deep', 'thing.json', () => '{"a":'.repeat(100_000)),
  text(
    'a model with a type 20,000 deep',
    'thing.json',
    () => `{"name":"Thing","properties":{"p":${'{"type":'.repeat(20_000)}"string"${'}'.repeat(20_000)}}}`,
  ),
  text(
    'brackets in SQL, 200,000 deep',
    'dump.sql',
    () => `CREATE TABLE a (x int CHECK ${'('.repeat(200_000)}`,
  ),
  text('YAML in brackets, 50,000 deep', 'api.yaml', () => `openapi: 3.0.0\nx: ${'['.repeat(50_000)}`),
  text('YAML indented, 3,000 deep', 'api.yaml', () =>
    ['openapi: 3.0.0', ...Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index)}a:`)].join('\n'),
  ),
  text(
    'a script 50,000 brackets deep',
    'thing.model.ts',
    () => `@model() export class A { x = ${'('.repeat(50_000)}`,
  ),
];

const huge: readonly HostileFile[] = [
  json('a description of 30 MB', () => model({ description: 'x'.repeat(30 * MEGABYTE) })),
  json('100,000 properties', () => model({ properties: dictionary(100_000, () => 'string') })),
  json('20,000 relations', () =>
    model({ relations: dictionary(20_000, () => ({ type: 'hasMany', model: 'Thing' })) }),
  ),
  json('a list of a million numbers', () => Array.from({ length: 1_000_000 }, (_, index) => index)),
  json('50,000 models in a list', () =>
    Array.from({ length: 50_000 }, (_, index) => ({ name: `Thing${index}`, properties: {} })),
  ),
  json('a name of a megabyte', () => model({ name: 'N'.repeat(MEGABYTE) })),
  text('100,000 tables', 'dump.sql', () =>
    Array.from({ length: 100_000 }, (_, index) => `CREATE TABLE t${index} (id int PRIMARY KEY);`).join('\n'),
  ),
  text(
    'a quote that is never closed, 20 MB',
    'dump.sql',
    () => `INSERT INTO t VALUES ('${'x'.repeat(20 * MEGABYTE)}`,
  ),
  text(
    'a table of CSV with 50,000 columns',
    'Customer.csv',
    () => `${Array.from({ length: 50_000 }, (_, index) => `c${index}`).join(',')}\n${'1,'.repeat(49_999)}1\n`,
  ),
  text(
    'CSV with a quote that is never closed, 20 MB',
    'Customer.csv',
    () => `id,name\n1,"${'x\n'.repeat(10 * MEGABYTE)}`,
  ),
  text('a million empty lines', 'Customer.csv', () => `id,name${'\n'.repeat(1_000_000)}`),
  text('aliases of YAML that multiply', 'api.yaml', () =>
    [
      'openapi: 3.0.0',
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 12 }, (_, index) => {
        const before = `*a${index}`;
        return `a${index + 1}: &a${index + 1} [${Array(10).fill(before).join(', ')}]`;
      }),
    ].join('\n'),
  ),
];

const names: readonly HostileFile[] = [
  text(
    'keys that name the prototype',
    'thing.json',
    () =>
      '{"name":"Thing","__proto__":{"polluted":1},"properties":{"__proto__":{"type":"string","polluted":1},"constructor":"string","prototype":"string","hasOwnProperty":"number","toString":"date"},"relations":{"__proto__":{"type":"hasMany","model":"__proto__"}}}',
  ),
  ...['__proto__', 'constructor', 'hasOwnProperty', ''].map((name) =>
    json(`a model called “${name}”`, () => model({ name })),
  ),
  json('a name with control signs and signs that turn the text', () =>
    model({ name: 'A\u0000\u202e\u2066\u0007B' }),
  ),
  json('a name with HTML', () =>
    model({ name: '</script><img src=x onerror=alert(1)>', description: '<b>x' }),
  ),
  text('half a character', 'thing.json', () => '{"name":"Thing\\ud800","description":"\\udc00"}'),
  json('relations to nothing, to itself and of no kind', () =>
    model({
      relations: {
        a: { type: 'hasMany' },
        b: { type: 'nothing', model: 7 },
        c: null,
        d: { type: 'belongsTo', model: 'Thing' },
      },
    }),
  ),
  json('a base in a circle', () => [
    { name: 'A', base: 'B' },
    { name: 'B', base: 'A' },
  ]),
  json('members of the wrong kinds', () =>
    model({
      properties: [1, 'x'],
      relations: 'none',
      acls: { a: 1 },
      options: [],
      validations: 3,
      methods: null,
    }),
  ),
];

const plain = '{"name": "Thing", "properties": {"größe": "number"}}';

const encodings: readonly HostileFile[] = [
  binary('UTF-16, little end first', 'thing.json', () => Buffer.from(`\ufeff${plain}`, 'utf16le')),
  binary('UTF-16, big end first', 'thing.json', () => Buffer.from(`\ufeff${plain}`, 'utf16le').swap16()),
  binary('UTF-32', 'thing.json', () =>
    Buffer.concat([...`\ufeff${plain}`].map((sign) => Buffer.from([sign.codePointAt(0) ?? 0, 0, 0, 0]))),
  ),
  binary('Latin 1', 'thing.json', () => Buffer.from(plain, 'latin1')),
  binary('UTF-8 that is cut in a character', 'thing.json', () =>
    Buffer.concat([Buffer.from('{"name": "Th'), Buffer.from([0xe2, 0x82])]),
  ),
  binary('a mark at the start, and zeros at the end', 'thing.json', () =>
    Buffer.concat([Buffer.from(`\ufeff${plain}`), Buffer.alloc(5000)]),
  ),
];

const cut: readonly HostileFile[] = [
  text('cut in a text', 'thing.json', () => '{"name": "Thi'),
  text('cut in an escape', 'thing.json', () => '{"name": "Thing\\u00'),
  text('followed by something else', 'thing.json', () => `${plain}\n<<<<<<< HEAD\n${plain}`),
  text(
    'with comments and commas',
    'thing.json',
    () => '{"name": "Thing", /* why */ "properties": {"a": "string",},}',
  ),
  text('written as JavaScript', 'thing.json', () => "{name: 'Thing', properties: {a: String}}"),
  text(
    'numbers that are none',
    'thing.json',
    () => '{"name": "Thing", "properties": {"a": {"length": 1e999, "precision": -0, "scale": NaN}}}',
  ),
  text('nothing', 'thing.json', () => ''),
  text('blanks', 'thing.json', () => ' \n\t '),
];

const projectFile = (rest: object): object => ({
  format: 'loopback-model-designer',
  version: 2,
  name: 'Shop',
  ...rest,
});

const versions: readonly HostileFile[] = [
  json(
    'a project file of the year 2099',
    () => projectFile({ version: 2099, models: {} }),
    'shop.lbdesign.json',
  ),
  json('a project file of version −1', () => projectFile({ version: -1 }), 'shop.lbdesign.json'),
  json('a project file whose version is a text', () => projectFile({ version: '2' }), 'shop.lbdesign.json'),
  json(
    'a project file with members of the wrong kinds',
    () => projectFile({ models: 'x', layout: 7, areas: {} }),
    'shop.lbdesign.json',
  ),
  json('OpenAPI 9', () => ({ openapi: '9.0.0', components: {} }), 'api.json'),
  json('rows of a version to come', () => ({ version: 99, models: { Customer: [] } }), 'rows.json'),
];

const signatures: readonly HostileFile[] = [
  binary('a picture', 'thing.json', () =>
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(500, 7)]),
  ),
  binary('a compressed text', 'thing.json', () => gzipSync(plain)),
  binary('a database of SQLite', 'shop.sql', () =>
    Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4000, 1)]),
  ),
  binary('a dump of PostgreSQL in its own format', 'shop.sql', () =>
    Buffer.concat([Buffer.from('PGDMP'), Buffer.alloc(4000, 2)]),
  ),
  binary('a program', 'thing.json', () => Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(4000, 3)])),
  text('a web page', 'thing.json', () => '<!doctype html><title>404</title><h1>Not found</h1>'),
];

const stored = (content: string): Uint8Array => Buffer.from(content);

/** A zip whose one file unpacks to a thousand times its size. */
function bomb(): Buffer {
  const size = 1024 * MEGABYTE;
  const packed = deflateRawSync(Buffer.alloc(64 * MEGABYTE), { level: 9 });
  const zip = Buffer.from(zipSync({ 'common/models/thing.json': [new Uint8Array(packed), { level: 0 }] }));
  // Says that it is deflated, and larger than any memory.
  for (let at = 0; at < zip.length - 30; at += 1) {
    const sign = zip.readUInt32LE(at);
    if (sign === 0x04034b50) {
      zip.writeUInt16LE(8, at + 8);
      zip.writeUInt32LE(size, at + 22);
    } else if (sign === 0x02014b50) {
      zip.writeUInt16LE(8, at + 10);
      zip.writeUInt32LE(size, at + 24);
    }
  }
  return zip;
}

function withFlag(flag: number): Buffer {
  const zip = Buffer.from(zipSync({ 'thing.json': stored(plain) }));
  zip.writeUInt16LE(flag, 6);
  zip.writeUInt16LE(flag, zip.indexOf(Buffer.from('PK\x01\x02')) + 8);
  return zip;
}

function nested(levels: number): Uint8Array {
  let zip: Uint8Array = zipSync({ 'thing.json': stored(plain) });
  for (let level = 0; level < levels; level += 1) zip = zipSync({ 'inner.zip': zip });
  return zip;
}

const zips: readonly HostileFile[] = [
  binary('a bomb', 'bomb.zip', bomb),
  binary('zips in zips', 'nested.zip', () => nested(40)),
  binary('paths that leave the folder', 'paths.zip', () =>
    zipSync({
      '../../../etc/thing.json': stored(plain),
      '/common/models/abs.json': stored(plain),
      'C:\\thing.json': stored(plain),
    }),
  ),
  binary('files that need a password', 'secret.zip', () => withFlag(1)),
  binary('a cut zip', 'cut.zip', () =>
    zipSync({ 'common/models/thing.json': stored(plain.repeat(50)) }).slice(0, 90),
  ),
  binary('a zip of 30,000 files', 'many.zip', () =>
    zipSync(
      Object.fromEntries(
        Array.from({ length: 30_000 }, (_, index) => [
          `common/models/m${index}.json`,
          stored(`{"name":"M${index}"}`),
        ]),
      ),
      { level: 0 },
    ),
  ),
  binary('names of the prototype and of nothing', 'names.zip', () =>
    zipSync({
      '__proto__/constructor.json': stored(plain),
      'common/models/ .json': stored(plain),
      'common/models/a\u0000b.json': stored(plain),
    }),
  ),
  binary('a zip with other bytes than its sum says', 'sum.zip', () => {
    const zip = Buffer.from(zipSync({ 'common/models/thing.json': stored(plain) }, { level: 0 }));
    zip.write('Thang', zip.indexOf('Thing'));
    return zip;
  }),
];

/** What each file is, with the name under which it comes. */
export const hostileFiles: readonly HostileFile[] = [
  ...[...deep, ...huge, ...names, ...encodings, ...cut],
  ...[...versions, ...signatures, ...zips],
];
