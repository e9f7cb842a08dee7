import { type ReadFiles, readFileList } from './readFiles.ts';

/**
 * Asks for files and reads them; null when the person changes their mind. Call
 * it from a click or a key: browsers open the dialog for a person only.
 */
export async function pickFiles(): Promise<ReadFiles | null> {
  const files = await askForFiles();
  return files.length === 0 ? null : readFileList(files);
}

function askForFiles(): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.json,application/json';
  input.hidden = true;
  // In the document, because Safari lets go of one that is not, and so that tests find it.
  document.body.append(input);
  return new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve(Array.from(input.files ?? [])));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}
