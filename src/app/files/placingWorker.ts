import { type ModelFile, type Position, type Project, placeFiles } from '../../model/index.ts';

/** What is to be placed, and beside what. */
export interface PlacingRequest {
  readonly project: Project;
  readonly files: readonly ModelFile[];
}

export type PlacingAnswer = readonly Position[];

addEventListener('message', ({ data }: MessageEvent<PlacingRequest>) => {
  postMessage(placeFiles(data.project, data.files) satisfies PlacingAnswer);
});
