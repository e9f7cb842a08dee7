/** The exports as files, loaded ahead of their first use: printing files is not needed to draw models. */
import { downloadStoredZip, downloadText, downloadZip } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { type ModelId, type Project, printModelFile } from '../../model/index.ts';
import { applicationFiles } from '../../targets/index.ts';
import type { Notices } from '../shell/notices.ts';

interface FileServices {
  readonly notices: Notices;
  readonly projectNow: () => Project;
  /** Returns the name of a file with this ending, after the project. */
  readonly nameWith: (ending: string) => string;
}

/** Downloads one model as its file; nothing for a model that is gone. */
export function downloadModel({ projectNow }: Pick<FileServices, 'projectNow'>, modelId: ModelId): void {
  const entry = projectNow().models.find((model) => model.id === modelId);
  if (entry === undefined) return;
  downloadText(fileNameIn(entry.path), printModelFile(entry));
}

/** Downloads all files as a zip, and says how many they are. */
export async function downloadProject({ notices, projectNow, nameWith }: FileServices): Promise<void> {
  const { files, secretPaths } = applicationFiles(projectNow());
  await downloadZip(nameWith('.zip'), files);
  const warning =
    secretPaths.length === 0
      ? ''
      : `, among them ${secretPaths.join(', ')}, which may hold passwords: look at it before you pass the zip on`;
  notices.show({
    tone: 'info',
    text: `${countOf(files.length, 'file')} in ${nameWith('.zip')}${warning}`,
  });
}

/** Downloads all files as an uncompressed zip, without loading more. */
export function downloadStored({ projectNow, nameWith }: Omit<FileServices, 'notices'>): void {
  downloadStoredZip(nameWith('.zip'), applicationFiles(projectNow()).files);
}

function fileNameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
