import { describe, expect, it } from 'vitest';
import { recogniseSource } from '../sources/index.ts';
import { endingByContent } from './endingByContent.ts';
import { readFoundFiles } from './readFiles.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('endingByContent', () => {
  it.each([
    ['CREATE TABLE a (id int);', '.sql'],
    ['-- PostgreSQL database dump\n\nSET statement_timeout = 0;', '.sql'],
    ['PGDMP\u0001', '.sql'],
    ['SQLite format 3\0', '.sql'],
    ['Table a {\n  id int [pk]\n}', '.dbml'],
    ['model A {\n  id Int @id\n}', '.prisma'],
    ['openapi: 3.0.0\ninfo: {}', '.yaml'],
    ['{\n  "openapi": "3.0.0"\n}', '.yaml'],
    ['{"name": "Order"}', null],
    ['Dear all, we create a table for the orders.', null],
    ['', null],
  ])('says what %j is', (text, ending) => {
    expect(endingByContent(bytesOf(text))).toBe(ending);
  });

  it('reads UTF-16 as SQL Server writes it', () => {
    const text = '\uFEFFCREATE TABLE [dbo].[a] ([id] int);';
    const bytes = new Uint8Array(
      [...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    );
    expect(endingByContent(bytes)).toBe('.sql');
  });
});

describe('readFoundFiles', () => {
  const read = (path: string, text: string) => readFoundFiles([{ path, open: async () => new Blob([text]) }]);

  it.each([
    ['schema.txt', 'CREATE TABLE a (id int);', 'sql'],
    ['schema', 'Table a {\n  id int [pk]\n}', 'dbml'],
    ['schema.backup', 'model A {\n  id Int @id\n}', 'prisma'],
    ['api.txt', 'swagger: "2.0"\n', 'openapi'],
  ])('takes %s for what its content is', async (path, text, source) => {
    const found = await read(path, text);
    expect(found.large?.map((file) => file.path)).toEqual([path]);
    expect(recogniseSource(found)).toBe(source);
  });

  it('says of a file that it does not know what it can read', async () => {
    const foundIn = async (text: string) => (await read('letter.txt', text)).problems[0]?.found;
    expect(await foundIn('')).toBe('an empty file');
    expect(await foundIn('{"name": "Order"}')).toContain('give a model the ending .json');
    const { problems } = await read('letter.txt', 'Dear all');
    expect(problems.map(({ message }) => message)).toEqual([
      'letter.txt: expected models in JSON, SQL, DBML, a Prisma schema, an API in JSON or YAML, or a zip, found something else.',
    ]);
  });
});
