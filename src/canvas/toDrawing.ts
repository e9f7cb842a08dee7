import { emptySelection, type Selection } from '../editor/index.ts';
import {
  boxMeasures,
  type CanvasItems,
  depthOfRow,
  isAddedReference,
  type Project,
  type PropertyRow,
  type ResolvedRelation,
  resolveRelation,
  withContents,
} from '../model/index.ts';
import type { Drawing, DrawnBox, DrawnEdge } from '../targets/index.ts';
import type { DrawEdges } from './drawEdges.ts';
import { markPath, marksOf } from './edges/marks.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { toFlow } from './toFlow.ts';

const fullest = { selection: emptySelection, detail: 'all', isFocused: false } as const;

/** Returns the drawing of the project at full detail, for a picture. */
export function toDrawing(project: Project, drawEdges: DrawEdges): Drawing {
  return flowToDrawing(project, toFlow(project, { ...fullest, drawEdges }, emptyFlow));
}

/** Draws edges, and routes them in steps. */
interface EdgeDrawing {
  readonly toEdges: DrawEdges;
  readonly settleMore: (edges: Flow['edges'], hasTime: () => boolean) => boolean;
}

/**
 * The same as `toDrawing`, in slices.
 *
 * @param pause called before each edge is routed; resolves when the work may go on
 * @param part the models, areas and notes to draw; null for all
 * @throws what `pause` rejects with
 */
export async function drawingInSlices(
  project: Project,
  { toEdges, settleMore }: EdgeDrawing,
  pause: () => Promise<void>,
  part: CanvasItems | null = null,
): Promise<Drawing> {
  const view = { ...fullest, drawEdges: toEdges, hasTime: () => false };
  const first = toFlow(project, view, emptyFlow);
  await pause();
  // Before the first edge, too.
  const oneMore = (): (() => boolean) => {
    let left = 1;
    return () => left-- > 0;
  };
  while (!settleMore(first.edges, oneMore())) await pause();
  const flow = toFlow(project, view, first);
  await pause();
  return flowToDrawing(...(part === null ? ([project, flow] as const) : onlyPart(project, flow, part)));
}

/** Keeps a part of the project, with the relations between its models. */
function onlyPart(project: Project, flow: Flow, part: CanvasItems): readonly [Project, Flow] {
  const [models, areas, notes] = [new Set(part.models), new Set(part.areas), new Set(part.notes)];
  const isIn = (ids: ReadonlySet<string>) => (item: { readonly id: string }) => ids.has(item.id);
  return [
    { ...project, areas: project.areas.filter(isIn(areas)), notes: project.notes.filter(isIn(notes)) },
    {
      ...flow,
      nodes: flow.nodes.filter(isIn(models)),
      edges: flow.edges.filter(({ source, target }) => models.has(source) && models.has(target)),
    },
  ];
}

/** Returns what a picture of the selection shows; null without a selection. */
export function partOfSelection(project: Project, selection: Selection): CanvasItems | null {
  const { relation } = selection;
  const found = relation === null ? null : resolveRelation(project, relation);
  const ends = [found?.owner, found?.target].flatMap((entry) => entry?.id ?? []);
  const part = withContents(project, { ...selection, models: [...selection.models, ...ends] });
  return part.models.length + part.areas.length + part.notes.length === 0 ? null : part;
}

function flowToDrawing(project: Project, flow: Flow): Drawing {
  const boxes = flow.nodes.map(({ data, position, measured }): DrawnBox => {
    const { properties, loose } = data.rows;
    return {
      x: position.x,
      y: position.y,
      width: measured?.width ?? 0,
      height: measured?.height ?? 0,
      headerHeight: boxMeasures.header,
      name: data.entry.definition.name,
      hint: data.hint,
      rows: stack([...properties.map(propertyRow), ...loose.map(looseRow)]),
    };
  });
  const edges = flow.edges.flatMap(({ data }): DrawnEdge[] => {
    if (data === undefined) return [];
    const { sides, route } = data;
    const [{ relation }, inverse] = sides;
    const marks = marksOf(relation, inverse?.relation);
    const isEditable = sides.every((side) => side.relation.isEditable);
    return [
      {
        path: route.path,
        marks: [
          { path: markPath(marks.start, route.start), isFilled: marks.start === 'whole' },
          { path: markPath(marks.end, route.end), isFilled: false },
        ],
        isDashed: !isEditable,
        labels: sides.flatMap(({ label }, index) => {
          const place = route.labels[index];
          return place === undefined ? [] : [{ ...place, ...label }];
        }),
      },
    ];
  });
  return {
    title: project.name,
    boxes,
    edges,
    areas: project.areas.map(({ name, position, size, colour }) => ({
      ...position,
      ...size,
      text: name,
      colour,
    })),
    notes: project.notes.map(({ text, position, size }) => ({ ...position, ...size, text })),
  };
}

type Row = Omit<DrawnBox['rows'][number], 'y'>;

function propertyRow(row: PropertyRow): Row {
  const { name, typeLabel, from, isRequired } = row;
  return {
    name,
    type: typeLabel,
    ...(from === undefined ? {} : { from }),
    mark: markOf(row),
    depth: depthOfRow(row),
    isRequired,
    isDerived: isAddedReference(row),
  };
}

function markOf({ isUnfolded, isId, from }: PropertyRow): Row['mark'] {
  if (isUnfolded !== undefined) return isUnfolded ? 'unfolded' : 'folded';
  if (isId) return 'id';
  return from === undefined ? null : 'key';
}

function looseRow({ name, type, targetName }: ResolvedRelation): Row {
  return {
    name: name.value,
    type: `${type} ${targetName ?? ''}`,
    mark: null,
    isRequired: false,
    isDerived: false,
  };
}

/** Stacks rows, each as high as on the canvas. */
function stack(rows: readonly Row[]): DrawnBox['rows'] {
  let top: number = boxMeasures.header + boxMeasures.padding;
  return rows.map((row) => {
    const height = row.from === undefined ? boxMeasures.row : boxMeasures.keyRow;
    top += height;
    return { ...row, y: top - height / 2 };
  });
}
