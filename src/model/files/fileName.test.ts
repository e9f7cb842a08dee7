import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createFreePaths,
  fileNameOf,
  freePath,
  freePathOnAnyDisk,
  modelNameFromFile,
  modelPathOf,
} from './fileName.ts';
import { isSafePath, portabilityProblem, safePath } from './filePath.ts';

describe('file names', () => {
  it.each([
    ['OrderItem', 'order-item'],
    ['order_item', 'order-item'],
    ['Order-Item', 'order-item'],
    ['HTTPServer', 'http-server'],
    ['URL', 'url'],
    ['Model2', 'model-2'],
    ['Order2Item', 'order-2-item'],
    ['S3', 's3'],
    ['S3Bucket', 's-3-bucket'],
    ['myModel', 'my-model'],
    ['ABTest', 'ab-test'],
    ['iPhone', 'i-phone'],
    ['_Private', 'private'],
    ['ORDER_ITEM', 'order_item'],
    ['FileURLs', 'file-ur-ls'],
    ['userID', 'user-id'],
    ['OAuthToken', 'o-auth-token'],
    ['Person', 'person'],
    ['Round2nd', 'round-2nd'],
  ])('NM8: names the file of %s %s.json', (name, base) => {
    expect(fileNameOf(name)).toBe(`${base}.json`);
  });

  it('NM8: drops accents', () => {
    expect(fileNameOf('Übung')).toBe('ubung.json');
    expect(modelPathOf('Order')).toBe('common/models/order.json');
  });

  it.each([
    ['order-item.json', 'OrderItem'],
    ['common/models/HTTPServer.json', 'HttpServer'],
    ['thing.json', 'Thing'],
    ['s-3-bucket.json', 'S3Bucket'],
  ])('NM9: reads %s without a name as the model %s', (file, name) => {
    expect(modelNameFromFile(file)).toBe(name);
  });

  it.each([
    ['../../../x-y', 'x-y'],
    ['..\\..\\X-y', 'x-y'],
    ['C:\\x-y', 'c-x-y'],
    ['a/b-c', 'a-b-c'],
    ['Con', 'con-model'],
    ['CON', 'con-model'],
    ['LPT1', 'lpt1-model'],
    ['x-y.', 'x-y'],
    ['x-y ', 'x-y'],
    ['-_-', '-_-'],
    ['_META', 'meta'],
    ['__a-b', 'a-b'],
    ['a\u0000-b', 'a--b'],
    ['\u{1f642}', 'model'],
    ['\ud800', 'model'],
    ['x-y.lbdesign', 'x-y-lbdesign'],
    ['L'.repeat(300), 'l'.repeat(120)],
    ['\u00fc-'.repeat(100), '\u00fc-'.repeat(40)],
  ])('NM11: gives %j a file name that every system accepts', (name, base) => {
    expect(fileNameOf(name)).toBe(`${base}.json`);
  });

  it('NM11: gives any name such a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const path = modelPathOf(name);
        expect(isSafePath(path)).toBe(true);
        expect(portabilityProblem(path)).toBeNull();
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('NM12: numbers names that many disks treat as equal', () => {
    expect(freePathOnAnyDisk('m/order.json', ['m/Order.json'])).toBe('m/order-2.json');
    expect(freePathOnAnyDisk('m/\u00e9-x.json', ['m/e\u0301-x.json'])).toBe('m/\u00e9-x-2.json');
    expect(freePathOnAnyDisk('m/order.json', ['n/order.json'])).toBe('m/order.json');
  });

  it('NM10: gives a taken path the next free number', () => {
    const taken = new Set(['a/order-item.json', 'a/order-item-2.json']);
    expect(freePath('a/order-item.json', taken)).toBe('a/order-item-3.json');
    expect(freePath('a/order.json', taken)).toBe('a/order.json');
  });
});

describe('GR4: free paths for many files', () => {
  it('are found in time proportional to their number, even if all files have the same name', () => {
    let checks = 0;
    const freePathOf = createFreePaths(['a/order.json', 'a/order-3.json'], (path) => {
      checks += 1;
      return path;
    });
    const paths = Array.from({ length: 1000 }, () => freePathOf('a/order.json'));
    expect(paths.slice(0, 3)).toEqual(['a/order-2.json', 'a/order-4.json', 'a/order-5.json']);
    expect(new Set(paths).size).toBe(1000);
    expect(checks).toBeLessThan(5000);
  });
});

describe('paths from other programs', () => {
  it.each([
    ['common/models/order.json', 'common/models/order.json'],
    ['../../order.json', 'order.json'],
    ['common/models/../../../x-y.json', 'common/models/x-y.json'],
    ['common\\models\\order.json', 'common/models/order.json'],
    ['C:\\models\\a.json', 'C-/models/a.json'],
    ['/etc/passwd', 'etc/passwd.json'],
    ['common//models/./a\u0000b.json', 'common/models/a-b.json'],
    ['common/models/.json', 'common/models/.json'],
    ['..', 'common/models/model.json'],
    ['', 'common/models/model.json'],
    [`${'a/'.repeat(300)}b.json`, 'common/models/b.json'],
  ])('ST6: reads %j as %s', (path, safe) => {
    expect(safePath(path)).toBe(safe);
  });

  it('ST6: reads any path as one inside the project', () => {
    const path = fc.array(fc.constantFrom('..', '.', '', 'a', 'con', 'C:', 'b.json', '\\', 'x\\y', '\u0007'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          path.map((parts) => parts.join('/')),
        ),
        (any) => {
          const safe = safePath(any);
          expect(isSafePath(safe)).toBe(true);
          expect(safePath(safe)).toBe(safe);
        },
      ),
      { seed: 6, numRuns: 2000 },
    );
  });
});
