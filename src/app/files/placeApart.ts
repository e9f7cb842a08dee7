import { type ModelFile, type Position, type Project, placeFiles } from '../../model/index.ts';
import type { PlacingAnswer, PlacingRequest } from './placingWorker.ts';

/** Fewer are placed within a frame or two. */
const MANY = 100;

/** Places files beside a project; many of them in a worker, so that the page does not stand still. */
export async function placeApart(
  project: Project,
  files: readonly ModelFile[],
): Promise<readonly Position[]> {
  if (files.length < MANY) return placeFiles(project, files);
  const worker = new Worker(new URL('./placingWorker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<PlacingAnswer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<PlacingAnswer>) => resolve(data));
      worker.addEventListener('error', (event) => reject(new Error(event.message || 'no worker')));
      // A plain copy goes over: what the page knows of its models stays here.
      const request: PlacingRequest = {
        project,
        files: files.map(({ path, definition, source }) => ({ path, definition, source })),
      };
      worker.postMessage(request);
    });
  } catch {
    // Without a worker it only takes the page's own time.
    return placeFiles(project, files);
  } finally {
    worker.terminate();
  }
}
