import { allEndings } from '../sources/index.ts';

/**
 * Lets the user pick files; empty if cancelled. Call it from a click or a key:
 * browsers open the dialog only after a user gesture.
 */
export function pickFiles(): Promise<readonly File[]> {
  return askForFiles((input) => {
    input.multiple = true;
    input.accept = [...allEndings, '.zip', 'application/json', 'application/zip'].join();
  });
}

/** Lets the user pick a folder and returns all files below it, in browsers without a picker for writable folders. */
export function pickFolderFiles(): Promise<readonly File[]> {
  return askForFiles((input) => {
    input.webkitdirectory = true;
  });
}

function askForFiles(prepare: (input: HTMLInputElement) => void): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  prepare(input);
  input.hidden = true;
  // In the document, because Safari garbage-collects a detached input, and so that tests find it.
  document.body.append(input);
  return new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve(Array.from(input.files ?? [])));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}
