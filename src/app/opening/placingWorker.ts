import {
  type LayOutArguments,
  type LayoutOptions,
  layOut,
  type ModelFile,
  type Position,
  type Project,
  placeFiles,
  positionOf,
} from '../../model/index.ts';

/** The request: place files in a project, or lay out the project itself. */
export type PlacingRequest =
  | {
      readonly kind: 'files';
      readonly project: Project;
      readonly files: readonly ModelFile[];
      readonly options: LayoutOptions;
    }
  | { readonly kind: 'layOut'; readonly project: Project; readonly args: LayOutArguments };

/** The positions of the files, or of the models of the project with its areas and notes. */
export interface PlacingAnswer extends Pick<Project, 'areas' | 'notes'> {
  readonly positions: readonly Position[];
}

addEventListener('message', ({ data }: MessageEvent<PlacingRequest>) => {
  postMessage(answer(data));
});

function answer(request: PlacingRequest): PlacingAnswer {
  if (request.kind === 'files') {
    return { positions: placeFiles(request.project, request.files, request.options), areas: [], notes: [] };
  }
  const laid = layOut(request.project, request.args);
  const { models, areas, notes } = laid;
  return { positions: models.map(({ id }) => positionOf(laid, id)), areas, notes };
}
