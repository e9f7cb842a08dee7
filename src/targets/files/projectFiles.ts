import {
  canvasFilePath,
  exportFiles,
  type ModelEntry,
  type Project,
  printCanvasFile,
  verbatimFiles,
} from '../../model/index.ts';
import type { TextFile } from '../target.ts';

/** Returns every file of a project: printed models and config, the scripts beside models, and its canvas if that is kept. */
export function projectFiles(project: Project): readonly TextFile[] {
  const scripts = project.models.flatMap((entry) =>
    entry.script === undefined ? [] : [{ path: scriptPath(entry), text: entry.script }],
  );
  const canvas =
    project.canvasFile === undefined ? [] : [{ path: canvasFilePath, text: printCanvasFile(project) }];
  return [...exportFiles(project), ...scripts, ...canvas];
}

/** The same, with the files kept unchanged: unreadable ones and datasources.json. */
export function applicationFiles(project: Project): {
  readonly files: readonly TextFile[];
  /** The files that may contain passwords. */
  readonly secretPaths: readonly string[];
} {
  const { unread, secret } = verbatimFiles(project);
  return {
    files: [...projectFiles(project), ...unread, ...secret],
    secretPaths: secret.map(({ path }) => path),
  };
}

/** LoopBack loads the script of the same name beside a model file, so it follows a rename. */
export function scriptPath({ path }: Pick<ModelEntry, 'path'>): string {
  return path.replace(/\.json$/i, '.js');
}
