import type { ModelEntry, SourceText } from '../../model/index.ts';

const MEGABYTE = 1024 * 1024;

/**
 * How much of a project is stored in one piece. Chromium takes 127 MB; what can
 * be undone, and what is added by hand, has the rest.
 */
const LARGEST_PROJECT = 100 * MEGABYTE;

/** Beyond these a browser keeps two bytes for each letter of the text. */
const beyondOneByte = /[\u0100-\uffff]/;

/** What came in as a file, and what came beside it. */
type FromFile = Pick<ModelEntry, 'source' | 'script'>;

/** What is told before models are opened that could not be saved together; null for those that can be. */
export function describeTooLarge(models: readonly FromFile[]): string | null {
  const size = models.reduce(
    (sum, { source, script }) => sum + sizeOfSource(source) + sizeOf(script ?? ''),
    0,
  );
  if (size <= LARGEST_PROJECT) return null;
  return `Nothing was opened: the project would take ${inMegabytes(size)} in the storage of this browser, and at most ${inMegabytes(LARGEST_PROJECT)} are kept in one piece. Open fewer files, or make several projects of them.`;
}

/** A file is there as its text and as its definition, which is hardly shorter. */
const sizeOfSource = (source: SourceText | null): number => (source === null ? 0 : 2 * sizeOf(source.text));

function sizeOf(text: string): number {
  return text.length * (beyondOneByte.test(text) ? 2 : 1);
}

const inMegabytes = (size: number): string => `${Math.ceil(size / MEGABYTE)} MB`;
