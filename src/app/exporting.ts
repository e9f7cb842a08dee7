import type { Editor } from '../editor/index.ts';
import { downloadText, downloadZip } from '../exchange/index.ts';
import { exportFiles, type ModelId, printModelFile } from '../model/index.ts';
import type { Notices } from './notices.ts';

/** Takes the project out of the browser. */
export interface Exporting {
  downloadModel(modelId: ModelId): void;
  downloadProject(): Promise<void>;
}

export function createExporting(editor: Editor, notices: Notices): Exporting {
  return {
    downloadModel(modelId) {
      const entry = editor.getState().project.models.find((model) => model.id === modelId);
      if (entry === undefined) return;
      downloadText(fileNameIn(entry.path), printModelFile(entry));
    },
    async downloadProject() {
      const { project } = editor.getState();
      const files = exportFiles(project);
      await downloadZip(`${slugOf(project.name)}.zip`, files);
      notices.show({ tone: 'info', text: `${files.length} files in ${slugOf(project.name)}.zip` });
    },
  };
}

function fileNameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'loopback-models'
  );
}
