import { loadPart } from '../lib/loadPart.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import { type FileProblem, fileProblem, isCanvasFile } from '../model/index.ts';
import {
  BrokenZip,
  besideModels,
  isLargeFile,
  isOtherFile,
  mayDescribeApi,
  passedOverFolder,
  type SkippedFile,
  selectWholeFiles,
  type TextFile,
} from '../sources/index.ts';
import { endingByContent, LOOKED_AT, unknownFile } from './endingByContent.ts';
import type { FoundFile, FoundFiles, LargeBlob } from './foundFile.ts';
import type { LongWork } from './longWork.ts';

const MEGABYTE = 1024 * 1024;
/** Far above any model file: the largest of LoopBack's own has 20 KB. */
const LARGEST_FILE = 5 * MEGABYTE;
/** So that a wrong folder or a malicious zip does not exhaust the memory. */
const LARGEST_TOTAL = 60 * MEGABYTE;
/** 5,000 models, as many as tables are read of a database, each with a script, and the rest. */
const MOST_FILES = 12_000;
/** Enough to keep the disk busy. */
const AT_ONCE = 16;

/** Reads a file input's or picker's files: .json files and model scripts of at most 5 MB, the .js files beside them, zips of all. */
export async function readFileList(files: Iterable<File>, work?: LongWork): Promise<FoundFiles> {
  const passedOver = new Set<string>();
  const found: FoundFile[] = [];
  for (const file of Array.from(files, toFoundFile)) {
    const folder = passedOverFolder(file.path);
    if (folder === null) found.push(file);
    else passedOver.add(folder);
  }
  const read = await readFoundFiles(found, work);
  const folders = [...passedOver].map((path) => ({ path, reason: 'is a folder without models' }));
  return { ...read, skipped: [...folders, ...read.skipped] };
}

export function toFoundFile(file: File): FoundFile {
  // Do not ask for its size yet: the browser would access the disk while the page waits.
  return { path: file.webkitRelativePath || file.name, open: async () => file };
}

/** Reads found files; unreadable ones are reported apart from skipped ones. */
export async function readFoundFiles(found: readonly FoundFile[], work: LongWork = {}): Promise<FoundFiles> {
  const odd = await readOddFile(found);
  if (odd !== null) return odd;
  const unpacked = await unpackZips(found);
  const { wanted, skipped, inPieces, problems } = sortFound(unpacked.found);
  const outcomes = await readAll(wanted, work);
  // Beside models they are not read; a zip need not unpack them.
  const areRead = wanted.every(({ path }) => isOtherFile(path));
  const opened = await openLarge(areRead ? inPieces : []);
  const beside = areRead ? [] : inPieces.map(({ path }) => ({ path, reason: besideModels }));
  const large = [...outcomes, ...opened].filter((file) => 'blob' in file);
  return {
    files: outcomes.filter((outcome) => 'text' in outcome),
    problems: [
      ...unpacked.problems,
      ...problems,
      ...[...outcomes, ...opened].filter((outcome) => 'message' in outcome),
    ],
    skipped: [...unpacked.skipped, ...skipped, ...beside],
    ...(unpacked.archive === undefined ? {} : { archive: unpacked.archive }),
    ...(large.length === 0
      ? {}
      : { large: large.map(({ path, blob }) => ({ path, size: blob.size })), blobs: large }),
  };
}

/** Opens a file on its own whose name says nothing, by its content; null for all other files. */
async function readOddFile(found: readonly FoundFile[]): Promise<FoundFiles | null> {
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || /\.(zip|json|js|ts)$/i.test(only.path)) return null;
  const { path } = only;
  if (isLargeFile(path) || isCanvasFile(path)) return null;
  const nothing = { files: [], problems: [], skipped: [] };
  try {
    const blob = await only.open();
    const beginning = new Uint8Array(await blob.slice(0, LOOKED_AT).arrayBuffer());
    const ending = endingByContent(beginning);
    if (ending === null) return { ...nothing, problems: [unknownFile(path, beginning)] };
    return { ...nothing, large: [{ path, size: blob.size, ending }], blobs: [{ path, blob }] };
  } catch (error) {
    return { ...nothing, problems: [unreadable(path, error)] };
  }
}

/** Replaces zips by their files. */
async function unpackZips(found: readonly FoundFile[]) {
  const files: FoundFile[] = [];
  const problems: FileProblem[] = [];
  const skipped: SkippedFile[] = [];
  const archives: string[] = [];
  for (const file of found) {
    if (!/\.zip$/i.test(file.path)) {
      files.push(file);
      continue;
    }
    // Loaded when first used, to keep the first page small.
    const { findInZip } = await loadPart(() => import('./findInZip.ts'));
    try {
      const zip = await findInZip(file.path, await file.open());
      files.push(...zip.found);
      problems.push(...zip.problems);
      skipped.push(...zip.skipped);
      archives.push(file.path);
    } catch (error) {
      problems.push(unreadable(file.path, error));
    }
  }
  const [archive] = archives.length === 1 ? archives : [];
  return { found: files, problems, skipped, archive };
}

/** Selects the files to read, as a whole or in pieces. */
function sortFound(found: readonly FoundFile[]): {
  readonly wanted: readonly FoundFile[];
  readonly inPieces: readonly FoundFile[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
} {
  const wanted = selectWholeFiles(found);
  const isWanted = new Set(wanted);
  const inPieces = found.filter(({ path }) => isLargeFile(path));
  const others = found.filter((file) => !isWanted.has(file) && !isLargeFile(file.path));
  return {
    wanted: wanted.slice(0, MOST_FILES),
    inPieces: inPieces.slice(0, MOST_FILES),
    problems: wanted.length > MOST_FILES ? [tooMany(wanted)] : [],
    skipped: [
      ...others.map(({ path }) => ({ path, reason: reasonToSkip(path) })),
      ...wanted
        .slice(MOST_FILES)
        .map(({ path }) => ({ path, reason: `comes after the first ${MOST_FILES} files` })),
    ],
  };
}

const reasonToSkip = (path: string): string =>
  /\.ts$/i.test(path) ? 'is not a .model.ts file' : 'is not a .json file';

/** Models may be among the files that are left out, so that it is not a detail. */
function tooMany(wanted: readonly FoundFile[]): FileProblem {
  const [folder = ''] = wanted[MOST_FILES]?.path.split('/') ?? [];
  const [expected, found] = [MOST_FILES, wanted.length].map((count) => `${count.toLocaleString('en')} files`);
  return fileProblem({ path: folder, expected: `at most ${expected}`, found: `${found}` });
}

type Outcome = TextFile | LargeBlob | FileProblem;

/** Opens files that are read in pieces later. */
async function openLarge(found: readonly FoundFile[]): Promise<readonly (LargeBlob | FileProblem)[]> {
  const opened: (LargeBlob | FileProblem)[] = [];
  for (const { path, size = 0, open } of found) {
    // Unpacking it takes the memory of the whole.
    if (size > LARGEST_TOTAL) {
      const expected = `at most ${inMegabytes(LARGEST_TOTAL)} in a zip`;
      opened.push(fileProblem({ path, expected, found: inMegabytes(size) }));
      continue;
    }
    try {
      opened.push({ path, blob: await open() });
    } catch (error) {
      opened.push(unreadable(path, error));
    }
  }
  return opened;
}

async function readAll(
  wanted: readonly FoundFile[],
  { signal, onProgress }: LongWork,
): Promise<readonly Outcome[]> {
  const pauses = pageSlices.pauses(signal);
  const outcomes: Outcome[] = [];
  let room = LARGEST_TOTAL;
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    onProgress?.({ step: 'reading', done: start, total: wanted.length });
    const some = await Promise.all(wanted.slice(start, start + AT_ONCE).map((file) => readOne(file, room)));
    for (const outcome of some) {
      outcomes.push(outcome);
      if ('text' in outcome) room -= outcome.text.length;
    }
    await pauses.pause();
  }
  return outcomes;
}

/** @param room the bytes left of the limit */
async function readOne({ path, size = 0, open }: FoundFile, room: number): Promise<Outcome> {
  const tooLarge = (bytes: number): FileProblem | null => {
    if (bytes > LARGEST_FILE)
      return fileProblem({
        path,
        expected: `at most ${inMegabytes(LARGEST_FILE)}`,
        found: inMegabytes(bytes),
      });
    if (bytes <= room) return null;
    return fileProblem({ path, expected: `at most ${inMegabytes(LARGEST_TOTAL)} in all`, found: 'more' });
  };
  try {
    // The size is known before unpacking.
    const early = tooLarge(size);
    if (early !== null) return early;
    const file = await open();
    if (file.size > LARGEST_FILE && mayDescribeApi(path, await file.slice(0, LOOKED_AT).text()))
      return { path, blob: file };
    return tooLarge(file.size) ?? decodeFile(path, await file.arrayBuffer());
  } catch (error) {
    return unreadable(path, error);
  }
}

const inMegabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

/** Turns the browser's refusal to read a file into a problem; rethrows anything else as a bug. */
export function unreadable(path: string, error: unknown): FileProblem {
  if (error instanceof BrokenZip)
    return fileProblem({ path, expected: 'a file of a zip', found: error.message });
  if (!(error instanceof DOMException)) throw error;
  return fileProblem({ path, expected: 'a readable file', found: error.message || error.name });
}

/** Decodes bytes to a text that encodes to the same bytes again; refuses bytes for which that fails. */
export function decodeFile(path: string, bytes: ArrayBuffer | Uint8Array): TextFile | FileProblem {
  try {
    // "ignore" means that the decoder keeps the byte order mark.
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fileProblem({ path, expected: 'text in UTF-8', found: 'bytes that are not UTF-8' });
  }
}
