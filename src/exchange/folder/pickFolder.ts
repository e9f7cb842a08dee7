/** The part of the File System Access API that TypeScript's own types lack. */
interface DirectoryPicker {
  showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: 'read' | 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser lets a page read and write folders (Chromium does). */
export function canPickFolders(): boolean {
  return (globalThis as DirectoryPicker).showDirectoryPicker !== undefined;
}

/** Lets the user pick a folder; null if cancelled. Call it from a click or a key. */
export async function pickFolder(mode: 'read' | 'readwrite'): Promise<FileSystemDirectoryHandle | null> {
  const { showDirectoryPicker } = globalThis as DirectoryPicker;
  if (showDirectoryPicker === undefined) throw new Error('This browser has no picker for folders.');
  try {
    return await showDirectoryPicker.call(globalThis, { id: 'loopback-project', mode });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
