import { downloadText } from '../../exchange/index.ts';
import type { Project } from '../../model/index.ts';
import { printProjectFile, projectFileEnding, toFileName } from '../../targets/index.ts';
import type { Notices } from '../shell/notices.ts';

/** States of projects that could not be stored: only the memory of this page holds them. */
export interface UnsavedWork {
  /** Keeps a state and says why, with a download that stays until it is used; the browser warns before the page is left. */
  offer(project: Project, why: string): void;
  /** Downloads a state as a file that can be opened again. */
  download(project: Project): void;
}

interface UnsavedWorkOptions {
  readonly notices: Notices;
  readonly page?: Pick<Window, 'addEventListener'>;
  readonly download?: (project: Project) => void;
}

/** Creates the list of unsaved work, which lives as long as the page. */
export function createUnsavedWork(options: UnsavedWorkOptions): UnsavedWork {
  const { notices, page = window, download = downloadAsFile } = options;
  const undownloaded = new Set<Project>();
  page.addEventListener('beforeunload', (event) => {
    if (undownloaded.size > 0) event.preventDefault();
  });
  return {
    offer(project, why) {
      undownloaded.add(project);
      notices.show({
        tone: 'error',
        text: why,
        isPinned: true,
        action: {
          label: 'Download it',
          run: () => {
            download(project);
            undownloaded.delete(project);
          },
        },
      });
    },
    download,
  };
}

function downloadAsFile(project: Project): void {
  downloadText(`${toFileName(project.name)}${projectFileEnding}`, printProjectFile(project));
}
