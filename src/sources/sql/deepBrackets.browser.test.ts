import { expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import { source } from './source.ts';

// The stack of a browser is smaller than that of the unit tests.
it('SO9: brackets nested 150,000 deep do not exhaust the stack of the browser', () => {
  const text = `CREATE TABLE t (id int DEFAULT ${'('.repeat(150_000)}1${')'.repeat(150_000)});`;
  const read = { files: [{ path: 'a.sql', text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: {} }));
  expect(opened.ok && opened.value.models).toHaveLength(1);
});
