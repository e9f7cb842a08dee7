/** The files of a fake folder: texts by path. */
export type FakeFiles = Map<string, string>;

/** The errors of a fake folder: the name of the error that a path throws. */
export type FakeFailures = ReadonlyMap<string, string>;

/** Creates a folder in memory with the part of the File System Access API that we use. */
export function fakeFolder(
  name: string,
  files: FakeFiles,
  failures: FakeFailures = new Map(),
): FileSystemDirectoryHandle {
  return directory(name, '', files, failures) as unknown as FileSystemDirectoryHandle;
}

function directory(name: string, prefix: string, files: FakeFiles, failures: FakeFailures): object {
  const isFolder = (child: string): boolean =>
    [...files.keys()].some((path) => path.startsWith(`${prefix}${child}/`));
  return {
    kind: 'directory',
    name,
    async *values() {
      const below = [...files.keys()].filter((path) => path.startsWith(prefix));
      const children = new Set(below.map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
      for (const child of children) {
        yield files.has(prefix + child)
          ? file(prefix + child, files, failures)
          : directory(child, `${prefix}${child}/`, files, failures);
      }
    },
    async getDirectoryHandle(child: string, { create = false } = {}) {
      if (!create && !isFolder(child)) throw new DOMException('no folder', 'NotFoundError');
      return directory(child, `${prefix}${child}/`, files, failures);
    },
    async getFileHandle(child: string, { create = false } = {}) {
      if (/[:*?]/.test(child)) throw new TypeError('Name is not allowed.');
      const path = prefix + child;
      if (!files.has(path)) {
        if (!create) throw new DOMException('no file', 'NotFoundError');
        files.set(path, '');
      }
      return file(path, files, failures);
    },
    async removeEntry(child: string) {
      failAt(prefix + child, failures);
      files.delete(prefix + child);
    },
  };
}

function file(path: string, files: FakeFiles, failures: FakeFailures): object {
  return {
    kind: 'file',
    name: path.split('/').at(-1),
    getFile: async () => new Blob([files.get(path) ?? '']),
    async createWritable() {
      let written = '';
      return {
        async write(text: string) {
          failAt(path, failures);
          written += text;
        },
        async close() {
          files.set(path, written);
        },
        async abort() {},
      };
    },
  };
}

function failAt(path: string, failures: FakeFailures): void {
  const failure = failures.get(path);
  if (failure !== undefined) throw new DOMException(`${path} fails`, failure);
}
