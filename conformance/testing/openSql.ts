import { runAtOnce } from '../../src/lib/slices.ts';
import type { OpenedFiles } from '../../src/sources/index.ts';
import { loadSource } from '../../src/sources/loadSource.ts';

/** Opens SQL with the usual options. */
export async function openSql(text: string): Promise<OpenedFiles> {
  const source = await loadSource('sql');
  const read = { files: [{ path: 'dump.sql', text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: {} }));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
