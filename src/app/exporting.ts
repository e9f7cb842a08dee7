import type { Editor } from '../editor/index.ts';
import { downloadText, downloadZip } from '../exchange/index.ts';
import { type ModelId, printModelFile } from '../model/index.ts';
import { countOf } from './files/describeOpened.ts';
import { projectFiles } from './files/projectFiles.ts';
import { createProjectFolder, type ProjectFolder } from './files/projectFolder.ts';
import { slugOf } from './files/slugOf.ts';
import type { Notices } from './notices.ts';

/** Takes the project out of the browser. */
export interface Exporting {
  /** The folder on the disk that the project was opened from. */
  readonly folder: ProjectFolder;
  downloadModel(modelId: ModelId): void;
  downloadProject(): Promise<void>;
}

export function createExporting(editor: Editor, notices: Notices): Exporting {
  const downloadProject = async (): Promise<void> => {
    const { project } = editor.getState();
    const files = projectFiles(project);
    const name = `${slugOf(project.name)}.zip`;
    await downloadZip(name, files);
    notices.show({ tone: 'info', text: `${countOf(files.length, 'file')} in ${name}` });
  };
  return {
    folder: createProjectFolder({ editor, notices, download: downloadProject }),
    downloadProject,
    downloadModel(modelId) {
      const entry = editor.getState().project.models.find((model) => model.id === modelId);
      if (entry === undefined) return;
      downloadText(fileNameIn(entry.path), printModelFile(entry));
    },
  };
}

function fileNameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
