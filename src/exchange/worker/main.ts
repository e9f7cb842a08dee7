import { runAtOnce } from '../../lib/slices.ts';
import type { LargeFile, LargeText, OnProgress, OpenedFiles, Progress } from '../../sources/index.ts';
import { loadSource } from '../../sources/loadSource.ts';
import type { LargeBlob } from '../foundFile.ts';
import { BEGINNING, encodingOf } from '../largeText.ts';
import type { SourceAnswer, SourceRequest } from '../sourceMessages.ts';

/** Reads large files for the page, and reads them again when an option changes. */

const MEGABYTE = 1024 * 1024;
/** The page takes them over within a frame. */
const MODELS_AT_ONCE = 50;
const reader = new FileReaderSync();
let current: Extract<SourceRequest, { kind: 'read' }> | null = null;

addEventListener('message', ({ data }: MessageEvent<SourceRequest>) => {
  // The page hears only of errors that are reported.
  answer(data).catch(reportError);
});

async function answer(request: SourceRequest): Promise<void> {
  if (request.kind === 'read') current = request;
  if (current === null) throw new Error('No files were sent.');
  const { id, read, blobs } = current;
  const { number } = request;
  const onProgress = (progress: Progress): void => send({ number, kind: 'progress', progress });
  const source = await loadSource(id).catch(() => null);
  if (source === null) return send({ number, kind: 'notLoaded' });
  try {
    const steps = source.readInSteps({
      read,
      options: request.options,
      onProgress,
      openLarge: (file) => openLarge(file, blobs, onProgress),
    });
    // Nobody else waits for this thread, and Cancel ends it.
    const result = runAtOnce(steps);
    if (result.ok) sendOpened(number, result.value);
    else send({ number, kind: 'refused', message: result.error.message });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    send({ number, kind: 'unreadable', message: error.message || error.name });
  }
}

function sendOpened(number: number, opened: OpenedFiles): void {
  for (let start = 0; start < opened.models.length; start += MODELS_AT_ONCE)
    send({ number, kind: 'models', models: opened.models.slice(start, start + MODELS_AT_ONCE) });
  send({ number, kind: 'opened', opened: { ...opened, models: [] } });
}

function send(message: SourceAnswer): void {
  postMessage(message);
}

function openLarge({ path }: LargeFile, blobs: readonly LargeBlob[], onProgress: OnProgress): LargeText {
  const blob = blobs.find((each) => each.path === path)?.blob ?? new Blob([]);
  const beginning = new Uint8Array(reader.readAsArrayBuffer(blob.slice(0, BEGINNING)));
  return { beginning, pieces: piecesOf(blob, encodingOf(beginning), onProgress) };
}

function* piecesOf(blob: Blob, encoding: string, onProgress: OnProgress): Generator<string> {
  // Rows may hold bytes in no encoding; they are passed over.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const total = Math.ceil(blob.size / MEGABYTE);
  for (let at = 0; at < blob.size; at += MEGABYTE) {
    onProgress({ step: 'megabytes', done: at / MEGABYTE, total });
    yield decoder.decode(reader.readAsArrayBuffer(blob.slice(at, at + MEGABYTE)), { stream: true });
  }
  yield decoder.decode();
}
