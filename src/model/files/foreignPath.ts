/** Files that tools read wherever they lie. */
const toolFiles = /^(package|package-lock|npm-shrinkwrap|[jt]sconfig(\.[\w-]+)*)\.json$/i;

/** Files of an application itself, in its root or in its folder `server`. */
const serverFiles = /^(config|datasources|model-config|component-config|middleware)(\.[\w-]+)*\.json$/i;

/** Folders that tools and Node read, and those whose scripts LoopBack runs when it starts. */
const foreignFolder = /(^|\/)(\.[^/]*|node_modules|server\/boot)\/|^boot\//i;

/**
 * Whether a path is that of another file of an application. A project that
 * somebody else made may name one; an export would put a model, or the script
 * beside it, in its place.
 *
 * @param hasScript whether a .js file of the same name goes out with it
 */
export function isForeignPath(path: string, hasScript = false): boolean {
  const end = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, end), path.slice(end)];
  if (foreignFolder.test(folder) || name.startsWith('.')) return true;
  // A model may be called Package.
  if (toolFiles.test(name) && !/(^|\/)models\/$/i.test(folder)) return true;
  const isServerFolder = folder === '' || /(^|\/)server\/$/i.test(folder);
  // Beside `server/server.json` the script is `server/server.js`, the application itself.
  return isServerFolder && (hasScript || serverFiles.test(name));
}

/** Whether a path is that of a model-config. */
export function isModelConfigVariant(path: string): boolean {
  return /(^|\/)model-config(\.[\w-]+)*\.json$/i.test(path) && !foreignFolder.test(path);
}
