/** Files that tools read in any folder. */
const toolFiles = /^(package|package-lock|npm-shrinkwrap|[jt]sconfig(\.[\w-]+)*)\.json$/i;

/** Files of an application itself, in its root or in its folder `server`. */
const serverFiles = /^(config|datasources|model-config|component-config|middleware)(\.[\w-]+)*\.json$/i;

/** Folders that tools and Node read, and those whose scripts LoopBack runs when it starts. */
const foreignFolder = /(^|\/)(\.[^/]*|node_modules|server\/boot)\/|^boot\//i;

/**
 * Whether a path belongs to a file of an application that is not a model. A
 * project from someone else may contain such a path; an export would overwrite the
 * file with a model or its script.
 *
 * @param hasScript whether a .js file of the same name is exported with it
 */
export function isForeignPath(path: string, hasScript = false): boolean {
  const end = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, end), path.slice(end)];
  if (foreignFolder.test(folder) || name.startsWith('.')) return true;
  // A model may be called Package.
  if (toolFiles.test(name) && !/(^|\/)models\/$/i.test(folder)) return true;
  const isServerFolder = folder === '' || /(^|\/)server\/$/i.test(folder);
  // With `server/server.json` the script is `server/server.js`, the application itself.
  return isServerFolder && (hasScript || serverFiles.test(name));
}

/** Whether a path belongs to a model-config, including those for an environment. */
export function isModelConfigVariant(path: string): boolean {
  return /(^|\/)model-config(\.[\w-]+)*\.json$/i.test(path) && !foreignFolder.test(path);
}
