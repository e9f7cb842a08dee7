import type { ModelEntry, SourceText } from '../../model/index.ts';

const MEGABYTE = 1024 * 1024;

/**
 * The most that a project may take as one stored record. Chromium accepts 127 MB;
 * the rest is for undo steps and later changes.
 */
const LARGEST_PROJECT = 100 * MEGABYTE;

/** Browsers store two bytes per character once a text contains one of these. */
const beyondOneByte = /[\u0100-\uffff]/;

/** The parts of a model that come from files. */
type FromFile = Pick<ModelEntry, 'source' | 'script'>;

/** Says why models are too large to be saved together; null if they are not. */
export function describeTooLarge(models: readonly FromFile[]): string | null {
  const size = models.reduce(
    (sum, { source, script }) => sum + sizeOfSource(source) + sizeOf(script ?? ''),
    0,
  );
  if (size <= LARGEST_PROJECT) return null;
  return `Nothing was opened: the project would take ${inMegabytes(size)} in the storage of this browser, and at most ${inMegabytes(LARGEST_PROJECT)} are kept in one piece. Open fewer files, or make several projects of them.`;
}

/** A file is stored as its text and as its definition, which is hardly shorter. */
const sizeOfSource = (source: SourceText | null): number => (source === null ? 0 : 2 * sizeOf(source.text));

function sizeOf(text: string): number {
  return text.length * (beyondOneByte.test(text) ? 2 : 1);
}

const inMegabytes = (size: number): string => `${Math.ceil(size / MEGABYTE)} MB`;
