/// <reference types="vite/client" />
/** The floor: plain React Flow, with as many default nodes and edges as `?size=` says. */
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import { makeRelations } from './project.js';

const parameters = new URLSearchParams(location.search);
const [size = 0, width = 0, height = 0] = ['size', 'width', 'height'].map((name) =>
  Number(parameters.get(name)),
);
const columns = Math.ceil(Math.sqrt(size));

const initialNodes: Node[] = Array.from({ length: size }, (_, index) => ({
  id: `${index}`,
  position: { x: (index % columns) * 300, y: Math.floor(index / columns) * 380 },
  data: { label: `Model${index}` },
}));
const initialEdges: Edge[] = makeRelations(size).map(([from, to], index) => ({
  id: `edge-${index}`,
  source: `${from}`,
  target: `${to}`,
}));

function Floor() {
  const [nodes, , onNodesChange] = useNodesState(initialNodes);
  const [edges, , onEdgesChange] = useEdgesState(initialEdges);
  return (
    <div style={{ width, height }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        fitView
        minZoom={0.01}
      />
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Floor />);
