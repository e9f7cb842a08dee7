import { decodeFile } from '../readFiles.ts';
import type { PlannedFile } from './planSave.ts';

/** Asks for permission to write to a folder; resolves to whether it was granted. */
export async function askToWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const { requestPermission } = folder as {
    requestPermission?: (descriptor: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  };
  if (requestPermission === undefined) return true;
  return (await requestPermission.call(folder, { mode: 'readwrite' })) === 'granted';
}

/** Reads the text of a file below a folder; null if there is none. Rejects with a DOMException if it can't be read. */
export async function readText(folder: FileSystemDirectoryHandle, path: string): Promise<string | null> {
  try {
    const file = await (await fileAt(folder, path, false)).getFile();
    const decoded = decodeFile(path, await file.arrayBuffer());
    // Bytes that are not text differ from every text.
    return 'text' in decoded ? decoded.text : '';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    // The file system does not allow this name, so no such file exists.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The result of saving a file. */
export interface SavedFile {
  readonly path: string;
  /** null if it was written or removed. */
  readonly failure: string | null;
}

/** What to do with a file: its text before and after; null for none. */
type FileEdit = Pick<PlannedFile, 'path' | 'before' | 'after'>;

/** Writes or removes each file; a failure does not keep the others from being saved. */
export async function saveFiles(
  folder: FileSystemDirectoryHandle,
  files: readonly FileEdit[],
): Promise<readonly SavedFile[]> {
  const saved: SavedFile[] = [];
  for (const file of files) {
    try {
      saved.push({ path: file.path, failure: await saveFile(folder, file) });
    } catch (error) {
      if (error instanceof TypeError)
        saved.push({ path: file.path, failure: 'Files can’t have this name. Rename the model.' });
      else if (error instanceof DOMException)
        saved.push({ path: file.path, failure: describeFailure(error) });
      else throw error;
    }
  }
  return saved;
}

async function saveFile(
  folder: FileSystemDirectoryHandle,
  { path, before, after }: FileEdit,
): Promise<string | null> {
  if ((await readText(folder, path)) !== before) return 'It has just changed on disk. Compare again.';
  if (after === null) {
    const { parent, name } = await parentOf(folder, path, false);
    await parent.removeEntry(name);
    return null;
  }
  const stream = await (await fileAt(folder, path, true)).createWritable();
  try {
    await stream.write(after);
  } catch (error) {
    // Leave it unclosed, so that the file stays unchanged.
    await stream.abort();
    throw error;
  }
  await stream.close();
  return null;
}

async function fileAt(
  folder: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<FileSystemFileHandle> {
  const { parent, name } = await parentOf(folder, path, create);
  return parent.getFileHandle(name, { create });
}

async function parentOf(folder: FileSystemDirectoryHandle, path: string, create: boolean) {
  const names = path.split('/');
  const name = names.pop() ?? path;
  let parent = folder;
  for (const each of names) parent = await parent.getDirectoryHandle(each, { create });
  return { parent, name };
}

function describeFailure({ name, message }: DOMException): string {
  if (name === 'NotAllowedError') return 'The browser was not allowed to write it.';
  if (name === 'NoModificationAllowedError') return 'Another program is writing it. Try again.';
  if (name === 'QuotaExceededError') return 'The disk is full.';
  if (name === 'NotFoundError') return 'Its folder no longer exists.';
  return message || name;
}
