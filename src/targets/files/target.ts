import * as z from 'zod/mini';
import { isCanvasFile } from '../../model/index.ts';
import { defineTarget, type TextFile } from '../target.ts';
import { applicationFiles } from './projectFiles.ts';

/** Every file of the project, at the paths where LoopBack looks for them. */
export const target = defineTarget({
  options: z.object({}),
  make({ project }) {
    const { files, secretPaths } = applicationFiles(project);
    return {
      files: files.map(toTargetFile),
      remarks: secretPaths.map((path) => ({
        kind: 'warning',
        text: `${path} may hold passwords: look at it before you pass the files on.`,
      })),
    };
  },
});

const toTargetFile = ({ path, text }: TextFile) => ({
  path,
  mediaType: mediaTypeOf(path),
  pieces: [text],
});

function mediaTypeOf(path: string): string {
  if (isCanvasFile(path)) return 'text/plain';
  return path.endsWith('.js') ? 'text/javascript' : 'application/json';
}
