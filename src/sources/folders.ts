/** Folders without models of the project, which may hold a hundred thousand files. */
const folderNames = new Set(['node_modules', 'bower_components', 'dist', 'coverage', '__MACOSX']);

/** Whether a folder is skipped without reading it. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || folderNames.has(name);
}

/** Returns the path of the skipped folder that contains a file; null if there is none. */
export function passedOverFolder(path: string): string | null {
  const folders = path.split('/').slice(0, -1);
  const index = folders.findIndex(isPassedOver);
  return index < 0 ? null : folders.slice(0, index + 1).join('/');
}
