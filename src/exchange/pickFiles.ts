/**
 * Asks for files; none when the person changes their mind. Call it from a click
 * or a key: browsers open the dialog for a person only.
 */
export function pickFiles(): Promise<readonly File[]> {
  return askForFiles((input) => {
    input.multiple = true;
    input.accept = '.json,.js,.zip,application/json,application/zip';
  });
}

/** Asks for a folder and gives all files below it, where the browser has no picker that could write into it too. */
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
  // In the document, because Safari lets go of one that is not, and so that tests find it.
  document.body.append(input);
  return new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve(Array.from(input.files ?? [])));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}
