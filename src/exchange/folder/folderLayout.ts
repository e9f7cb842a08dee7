/** A file's path in the project and in the folder on the disk. */
export interface Place {
  readonly projectPath: string;
  readonly folderPath: string;
}

/** Says where in the folder a file of the project lies, or would; null for one that lies outside of the folder. */
export type FolderLayout = (projectPath: string) => string | null;

/**
 * Tells from the files that came from a folder how its paths relate to the
 * project's: it may be the project's folder itself, one above it, or one
 * inside it, such as `common/models`.
 */
export function folderLayout(places: readonly Place[]): FolderLayout {
  const known = new Map(places.map(({ projectPath, folderPath }) => [projectPath, folderPath]));
  const above = places.find(({ projectPath, folderPath }) => folderPath.endsWith(`/${projectPath}`));
  const inside = places.find(({ projectPath, folderPath }) => projectPath.endsWith(`/${folderPath}`));
  const isItself = places.some(({ projectPath, folderPath }) => projectPath === folderPath);
  return (projectPath) => {
    const place = known.get(projectPath);
    if (place !== undefined) return place;
    if (isItself || places.length === 0) return projectPath;
    if (above !== undefined) {
      return above.folderPath.slice(0, -above.projectPath.length) + projectPath;
    }
    if (inside === undefined) return null;
    const prefix = inside.projectPath.slice(0, -inside.folderPath.length);
    return projectPath.startsWith(prefix) ? projectPath.slice(prefix.length) : null;
  };
}
