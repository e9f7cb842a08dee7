import { seededRandom } from '../../src/lib/seededRandom.ts';
import { createExampleProject } from '../../src/model/example.ts';
import type { LayoutBox, LayoutEdge, LayoutGroup } from '../../src/model/layout/layoutGraph.ts';
import { layoutBoxOf, layoutEdgesOf } from '../../src/model/layout/placement.ts';
import type { Project } from '../../src/model/project.ts';
import { shopProject } from '../../src/model/testing/shopProject.ts';

/** A graph that layouts are compared on. */
export interface NamedGraph extends LayoutGroup {
  readonly name: string;
}

/** The graphs: real projects, random ones as large as real ones, and hubs. */
export function layoutGraphs(): readonly NamedGraph[] {
  return [
    graphOf('the shop', shopProject()),
    graphOf('the example', createExampleProject()),
    randomGraph('15 models', 15, 1, 0),
    randomGraph('16 models, a third unrelated', 16, 8, 1 / 3),
    randomGraph('30 models', 30, 2, 0),
    randomGraph('47 models, a third unrelated', 47, 3, 1 / 3),
    randomGraph('60 models', 60, 4, 0),
    randomGraph('100 models', 100, 5, 0),
    randomGraph('227 models, a third unrelated', 227, 6, 1 / 3),
    hubGraph('a hub of 100', 100, 1, 0),
    hubGraph('a hub of 100, 60 relations among them', 100, 1, 60),
    hubGraph('three hubs of 100, 40 relations among them', 100, 3, 40),
  ];
}

function graphOf(name: string, project: Project): NamedGraph {
  const boxes = project.models.map((entry) => layoutBoxOf(project, entry));
  return { name, boxes, edges: layoutEdgesOf(project) };
}

function randomBoxes(count: number, random: () => number): readonly LayoutBox[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    size: { width: 220 + 20 * Math.floor(random() * 6), height: 52 + 26 * Math.floor(2 + random() * 9) },
  }));
}

/** Each model is related to one or two earlier ones, preferably the first: a few are hubs. */
function randomGraph(name: string, count: number, seed: number, unrelated: number): NamedGraph {
  const random = seededRandom(seed);
  const boxes = randomBoxes(count, random);
  const edges: LayoutEdge[] = [];
  for (let index = 1; index < count - Math.floor(count * unrelated); index += 1) {
    const relations = random() < 0.6 ? 1 : 2;
    for (let relation = 0; relation < relations; relation += 1) {
      edges.push({ from: `m${Math.floor(random() ** 1.8 * index)}`, to: `m${index}` });
    }
  }
  return { name, boxes, edges };
}

function hubGraph(name: string, leaves: number, hubs: number, others: number): NamedGraph {
  const random = seededRandom(leaves + hubs + others);
  const boxes = randomBoxes(leaves + hubs, random);
  const leaf = () => `m${hubs + Math.floor(random() * leaves)}`;
  const edges: LayoutEdge[] = [];
  for (let hub = 1; hub < hubs; hub += 1) edges.push({ from: 'm0', to: `m${hub}` });
  for (let index = hubs; index < leaves + hubs; index += 1) {
    edges.push({ from: `m${Math.floor(random() * hubs)}`, to: `m${index}` });
  }
  for (let other = 0; other < others; other += 1) edges.push({ from: leaf(), to: leaf() });
  return { name, boxes, edges };
}
