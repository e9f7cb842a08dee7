import { type FileProblem, fileProblem } from '../model/index.ts';

/** A file as text, nothing changed: a byte order mark and the line ends are still in it. */
export interface TextFile {
  /** With "/", as far as the browser tells: a picked file has only its name. */
  readonly path: string;
  readonly text: string;
}

/** A file or folder that was left alone. */
export interface SkippedFile {
  readonly path: string;
  /** Completes the sentence: "is no .json file". */
  readonly reason: string;
}

/** What came of reading files: nothing is left out silently. */
export interface ReadFiles {
  readonly files: readonly TextFile[];
  /** Files that should have been read and could not. */
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

/** A file that waits to be read, and the path to call it by. */
export interface FoundFile {
  readonly path: string;
  /** Rejects with a DOMException where the file went away or may not be read. */
  open(): Promise<Blob>;
}

/** Far above any model file: the largest of LoopBack's own has 20 KB. */
const LARGEST_FILE_BYTES = 5 * 1024 * 1024;
/** So that a wrong folder does not freeze the page. */
const MOST_FILES = 5000;

/** Reads a file input's or picker's files; only .json files, each of at most 5 MB. */
export function readFileList(files: Iterable<File>): Promise<ReadFiles> {
  return readFoundFiles(Array.from(files, toFoundFile));
}

export function toFoundFile(file: File): FoundFile {
  return { path: file.webkitRelativePath || file.name, open: async () => file };
}

/** Reads files that have been found; those that can't be read are told apart from those that need not be. */
export async function readFoundFiles(found: readonly FoundFile[]): Promise<ReadFiles> {
  const isJson = ({ path }: FoundFile) => /\.json$/i.test(path);
  const wanted = found.filter(isJson);
  const others = found.filter((each) => !isJson(each));
  const read = await Promise.all(wanted.slice(0, MOST_FILES).map(readOne));
  return {
    files: read.filter((outcome) => 'text' in outcome),
    problems: read.filter((outcome) => 'message' in outcome),
    skipped: [
      ...others.map(({ path }) => ({ path, reason: 'is no .json file' })),
      ...wanted
        .slice(MOST_FILES)
        .map(({ path }) => ({ path, reason: `comes after the first ${MOST_FILES} files` })),
    ],
  };
}

async function readOne({ path, open }: FoundFile): Promise<TextFile | FileProblem> {
  try {
    const file = await open();
    if (file.size <= LARGEST_FILE_BYTES) return decodeFile(path, await file.arrayBuffer());
    const limit = `at most ${inMegabytes(LARGEST_FILE_BYTES)}`;
    return fileProblem({ path, expected: limit, found: inMegabytes(file.size) });
  } catch (error) {
    return unreadable(path, error);
  }
}

const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The browser's refusal to read something, as a problem; anything else is a bug and thrown again. */
export function unreadable(path: string, error: unknown): FileProblem {
  if (!(error instanceof DOMException)) throw error;
  return fileProblem({ path, expected: 'something that can be read', found: error.message || error.name });
}

/** Bytes to text so that the text encodes to the very same bytes again; refused where that can't be. */
export function decodeFile(path: string, bytes: ArrayBuffer | Uint8Array): TextFile | FileProblem {
  try {
    // "ignore" means here that the decoder does not take the byte order mark out.
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fileProblem({ path, expected: 'text in UTF-8', found: 'bytes that are no UTF-8' });
  }
}
