/** A file's path in the project and in the folder on the disk. */
export interface Place {
  readonly projectPath: string;
  readonly folderPath: string;
}

/** Maps the path of a project file to its path in the folder; null if it is outside the folder. */
export type FolderLayout = (projectPath: string) => string | null;

/**
 * Works out from the opened files how the paths of a folder relate to those of the
 * project: it may be the project's folder, one above it, or one inside it, such as
 * `common/models`.
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
