/** Folders that hold no models of the project, and may hold a hundred thousand files. */
const folderNames = new Set(['node_modules', 'bower_components', 'dist', 'coverage', '__MACOSX']);

/** Whether a folder is passed over unseen. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || folderNames.has(name);
}

/** The folder on the way to a file that is passed over, with its path; null where there is none. */
export function passedOverFolder(path: string): string | null {
  const folders = path.split('/').slice(0, -1);
  const index = folders.findIndex(isPassedOver);
  return index < 0 ? null : folders.slice(0, index + 1).join('/');
}
