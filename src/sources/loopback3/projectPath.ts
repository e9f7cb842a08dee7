import { leastOf } from '../../lib/extremes.ts';
import { isCanvasFile, isModelConfigPath } from '../../model/index.ts';

/** The folders of a LoopBack project that have a `models` folder. */
const sides = new Set(['common', 'server', 'client']);

/** The folder of model files that come without one. */
const defaultFolder = 'common/models';
const modelConfigFolder = 'server';

/**
 * Returns the path of a file from its project's root, guessed from the path that
 * the browser gives: a picked file has only a name, a dropped folder may be the
 * root or a folder in it.
 *
 *     shop/common/models/order.json   → common/models/order.json
 *     order.json, models/order.json   → common/models/order.json
 *     shop/server/model-config.json   → server/model-config.json
 */
export function toProjectPath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  const name = segments.at(-1) ?? path;
  if (isModelConfigName(path)) return `${modelConfigFolder}/${name}`;
  const side = segments.findLastIndex(
    (segment, index) => sides.has(segment) && segments[index + 1] === 'models' && index + 2 < segments.length,
  );
  if (side >= 0) return segments.slice(side).join('/');
  const belowDroppedFolder = segments.slice(1);
  return belowDroppedFolder.length > 1 ? belowDroppedFolder.join('/') : `${defaultFolder}/${name}`;
}

/** The same for a file known to be a model, such as a model named ModelConfig. */
export function toModelPath(path: string): string {
  return isModelConfigName(path) ? `${defaultFolder}/${path.split('/').at(-1) ?? path}` : toProjectPath(path);
}

/** Whether a file is in a folder for models. */
export function isInModelsFolder(path: string): boolean {
  return path.split('/').slice(0, -1).includes('models');
}

/**
 * `model-config.json`; its variants for one environment (`model-config.local.json`) only override it.
 * In a models folder it defines a model named ModelConfig.
 */
export const isModelConfigName = isModelConfigPath;

/** The other JSON files of a LoopBack project, by their names: none of them is a model. */
const otherNames =
  /^(package|package-lock|npm-shrinkwrap|bower|tsconfig|jsconfig|config|datasources|component-config|middleware|model-config|_meta)(\.[\w-]+)*\.json$/i;

/** Whether a file is a canvas file, or one outside the models folders with the name of another LoopBack file. */
export function isOtherFile(path: string): boolean {
  if (isCanvasFile(path)) return true;
  return otherNames.test(path.split('/').at(-1) ?? '') && !isInModelsFolder(path);
}

/**
 * Returns the folders of the LoopBack projects that are side by side among files, by
 * their `server/model-config.json`. What is deeper, such as a project for tests, is a
 * part of the one above it.
 */
export function projectFoldersIn(paths: readonly string[]): readonly string[] {
  const folders = paths
    .filter((path) => /(^|\/)server\/model-config\.json$/.test(path))
    .map((path) => path.split('/').slice(0, -2));
  const depth = leastOf(folders.map(({ length }) => length));
  return folders.filter(({ length }) => length === depth).map((folder) => folder.join('/'));
}
