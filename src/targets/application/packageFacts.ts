import { toFileName } from '../toFileName.ts';
import type { Database } from './options.ts';

const connectorVersions: Readonly<Record<Database, string>> = {
  mongodb: '^6.3.1',
  mysql: '^7.1.6',
  postgresql: '^7.2.3',
};

/** The packages of the connectors, with versions that were run. */
export const connectorPackages = (databases: readonly Database[]): readonly (readonly [string, string])[] =>
  databases.map((name) => [`loopback-connector-${name}`, connectorVersions[name]]);

/** Prints package.json with its dependencies in the order of npm. */
export function printPackageJson(
  content: object,
  dependencies: readonly (readonly [name: string, version: string])[],
): string {
  const sorted = dependencies.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ ...content, dependencies: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Returns a name that npm accepts. */
export function packageName(projectName: string): string {
  const plain = toFileName(projectName)
    .normalize('NFKD')
    .replace(/[^a-z0-9-]+/g, '');
  return plain.replace(/^-+|-+$/g, '') || 'loopback-application';
}
