import type { ReactFlowState } from '@xyflow/react';
import type { EditorState } from '../editor/index.ts';
import { byId } from '../lib/byId.ts';
import type { Project } from '../model/index.ts';
import { moveStep } from './drags.ts';
import type { Drawn } from './drawn.ts';
import type { Flow, ModelNode } from './flow.ts';
import { followed, noEdges } from './followedEdges.ts';
import { toFlow } from './toFlow.ts';

/*
 * A model that is dragged, and its edges, follow the pointer apart from React Flow, which would
 * look at all that is mounted in each step. React Flow gets their places when the drag ends.
 */

/** The boxes that have moved. */
const boxes = new Set<string>();

type FlowState = Pick<ReactFlowState, 'domNode' | 'transform'>;

/** Returns the project that React Flow shows: in a drag of one model the one of an earlier step. */
export function projectToDraw(drawn: Drawn, state: EditorState, flowState: FlowState): Project {
  return isFollowed(drawn, state, flowState) ? (drawn.project ?? state.project) : state.project;
}

function isFollowed(
  { isPlain, view, transform }: Drawn,
  { openStep, selection }: EditorState,
  flowState: FlowState,
): boolean {
  const { models, areas, notes } = selection;
  return (
    openStep === moveStep &&
    isPlain.current &&
    view?.isMoving === true &&
    view.selection === selection &&
    models.length === 1 &&
    areas.length + notes.length === 0 &&
    // Where the view moves too, other boxes come into it.
    transform === flowState.transform
  );
}

/** Shows a step of a drag, or leaves everything to React Flow where that has been given the latest flow. */
export function follow(drawn: Drawn, state: EditorState, flowState: FlowState): void {
  const { domNode } = flowState;
  const { flow, project, view } = drawn;
  if (domNode === null || view === undefined) return;
  if (state.project === project) endSteps(domNode, flow);
  else if (isFollowed(drawn, state, flowState)) {
    drawn.flow = toFlow(state.project, view, flow);
    showStep(domNode, flow, drawn.flow);
  }
}

function showStep(root: HTMLElement, before: Flow, after: Flow): void {
  after.nodes.forEach((node, index) => {
    if (node === before.nodes[index]) return;
    boxes.add(node.id);
    placeBox(root, node);
  });
  const edges = new Map(followed.getState().edges);
  after.edges.forEach((edge, index) => {
    if (edge !== before.edges[index] && edge.data !== undefined) edges.set(edge.id, edge.data);
  });
  followed.setState({ edges });
}

function endSteps(root: HTMLElement, flow: Flow): void {
  if (boxes.size === 0) return;
  for (const id of boxes) {
    const node = byId(flow.nodes).get(id);
    // React writes a style only where it differs from the one that it wrote last.
    if (node !== undefined) placeBox(root, node);
  }
  boxes.clear();
  followed.setState({ edges: noEdges });
}

function placeBox(root: HTMLElement, { id, position: { x, y } }: ModelNode): void {
  const box = root.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (box !== null) box.style.transform = `translate(${x}px, ${y}px)`;
}
