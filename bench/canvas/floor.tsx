/// <reference types="vite/client" />
/** The floor: React Flow as it comes, with as many default nodes and edges as `?size=` says. */
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import { makeRelations } from './project.js';

const asked = new URLSearchParams(location.search);
const [size = 0, width = 0, height = 0] = ['size', 'width', 'height'].map((name) => Number(asked.get(name)));
const columns = Math.ceil(Math.sqrt(size));

const nodesAtFirst: Node[] = Array.from({ length: size }, (_, index) => ({
  id: `${index}`,
  position: { x: (index % columns) * 300, y: Math.floor(index / columns) * 380 },
  data: { label: `Model${index}` },
}));
const edgesAtFirst: Edge[] = makeRelations(size).map(([from, to], index) => ({
  id: `edge-${index}`,
  source: `${from}`,
  target: `${to}`,
}));

function Floor() {
  const [nodes, , onNodesChange] = useNodesState(nodesAtFirst);
  const [edges, , onEdgesChange] = useEdgesState(edgesAtFirst);
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

const place = document.getElementById('root');
if (place) createRoot(place).render(<Floor />);
