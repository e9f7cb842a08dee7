import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import {
  type ApplicationFacts,
  connectorsIn,
  type DataSources,
  modelPackagesAmong,
  type UnreadFile,
} from '../../model/index.ts';
import type { ReadFiles, TextFile } from '../readFiles.ts';

/** Reads the facts about the application besides its models; null if there are none. */
export function readApplication(
  read: ReadFiles,
  unread: readonly UnreadFile[],
  toProject: (path: string) => string,
): ApplicationFacts | null {
  const packages = readPackages(read.files);
  const dataSources = readDataSources(read, toProject);
  if (packages === null && dataSources === null && unread.length === 0) return null;
  return { packages, unread, dataSources };
}

const isPackageFile = (path: string): boolean => /(^|\/)package\.json$/i.test(path);
const baseName = /(^|\/)datasources\.json$/i;

/** Reads all kinds of dependencies of the package.json nearest to the root. */
function readPackages(files: readonly TextFile[]): readonly string[] | null {
  const [nearest] = files
    .filter(({ path }) => isPackageFile(path))
    .toSorted((one, other) => one.path.split('/').length - other.path.split('/').length);
  const json = nearest && parse(nearest.text);
  if (!json) return null;
  const kinds = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  const names = kinds.flatMap((kind) => (isJsonObject(json[kind]) ? Object.keys(json[kind]) : []));
  return modelPackagesAmong(names);
}

/**
 * Reads `server/datasources.json` and its variants per environment: LoopBack merges
 * one of them, and which one is unknown here. A variant in code, or a file that does
 * not parse, makes every connector possible.
 */
function readDataSources(
  { files, skipped }: ReadFiles,
  toProject: (path: string) => string,
): DataSources | null {
  const base = files.find(({ path }) => /(^|\/)server\/datasources\.json$/i.test(path));
  const main = base ?? files.find(({ path }) => baseName.test(path));
  if (main === undefined) return null;
  const folder = main.path.replace(/[^/]*$/, '');
  const isVariant = (path: string): boolean =>
    path.startsWith(folder) && /^datasources(\.[\w-]+)*\.(js|json)$/i.test(path.slice(folder.length));
  const found = files.filter(({ path }) => isVariant(path) && /\.json$/i.test(path));
  const code = [...files, ...skipped].filter(({ path }) => isVariant(path) && /\.js$/i.test(path));
  const connectors = new Map<string, Set<string>>();
  const unread = code.map(({ path }) => path);
  for (const { path, text } of found) {
    const json = parse(text);
    if (json === null) unread.push(path);
    for (const [name, connector] of connectorsIn(json ?? {})) {
      const isBase = path === main.path;
      // A variant that only changes a password does not affect the connector.
      if (connector !== '' || isBase)
        connectors.set(name, (connectors.get(name) ?? new Set()).add(connector));
    }
  }
  return {
    path: toProject(main.path),
    connectors: Object.fromEntries([...connectors].map(([name, some]) => [name, [...some]])),
    unreadPaths: unread,
    files: found.map(({ path, text }) => ({ path: toProject(path), text })),
  };
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isJsonObject(value) ? value : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
