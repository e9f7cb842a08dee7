import { expect, it } from 'vitest';
import type { Route } from '../route.ts';
import type { EdgeRequest } from './ends.ts';
import { createRouter, MOST_FOLLOWED, MOST_ROUTED } from './router.ts';
import { createSpace, type Obstacle, type Space } from './space.ts';
import { box, request, routesOf } from './testing/pictures.ts';

/** A canvas that counts how often it is read. */
function createCountedSpace(): { readonly space: Space; readonly reads: () => number } {
  const space = createSpace();
  let reads = 0;
  return {
    space: {
      ...space,
      firstOnLine(...line) {
        reads += 1;
        return space.firstOnLine(...line);
      },
      obstaclesIn(region) {
        reads += 1;
        return space.obstaclesIn(region);
      },
    },
    reads: () => reads,
  };
}

/** Boxes in a square, each related to the following ones, until there are enough edges. */
function crowdOf(count: number, by = { x: 0, y: 0 }, boxCount = 100) {
  const boxes = Array.from({ length: boxCount }, (_, index) =>
    box(`b${index}`, (index % 10) * 400 + by.x, Math.floor(index / 10) * 300 + by.y),
  );
  const boxAt = (index: number): Obstacle => boxes[index % boxCount] ?? box('none', 0, 0);
  const edges = Array.from({ length: count }, (_, index) =>
    request(`e${index}`, boxAt(index), boxAt(index + 1 + Math.floor(index / boxCount))),
  );
  return { boxes, edges };
}

const isComplete = (route: Route | undefined, edge: EdgeRequest | undefined): boolean =>
  route?.points[0]?.y === edge?.startY && route?.points.at(-1)?.y === edge?.endY;

it('a step of a drag reads the canvas for few edges only; the others follow plainly until the drop', () => {
  const { boxes, edges } = crowdOf(MOST_FOLLOWED + 50);
  const { space, reads } = createCountedSpace();
  const router = createRouter(space);
  router.route({ boxes, edges, isMoving: false });
  const { boxes: moved, edges: requests } = crowdOf(edges.length, { x: 30, y: 50 });
  const before = reads();
  const followed = router.move(moved, requests);
  expect(reads() - before).toBe(0);
  expect(followed.every((route, index) => isComplete(route, requests[index]))).toBe(true);
  expect(router.route({ boxes: moved, edges: requests, isMoving: false })).toEqual(routesOf(moved, requests));
});

it('a crowd of edges is drawn plainly: its canvas is not read at all', () => {
  const { boxes, edges } = crowdOf(MOST_ROUTED + 1);
  const { space, reads } = createCountedSpace();
  const router = createRouter(space);
  let steps = 0;
  router.route({ boxes, edges, isMoving: false, hasTime: () => false });
  while (!router.settleMore(() => ++steps % 2 === 1)) expect(steps).toBeLessThan(4 * MOST_ROUTED);
  expect(reads()).toBe(0);
  const routes = router.route({ boxes, edges, isMoving: false });
  expect(routes.every((route, index) => isComplete(route, edges[index]))).toBe(true);
  // An unchanged picture keeps its routes.
  expect(router.route({ boxes, edges, isMoving: false })[0]).toBe(routes[0]);
});

it('edges get free paths again once they are few enough', () => {
  const { boxes, edges } = crowdOf(MOST_ROUTED + 1);
  const router = createRouter();
  router.route({ boxes, edges, isMoving: false });
  const few = edges.slice(0, 40);
  expect(router.route({ boxes, edges: few, isMoving: false })).toEqual(routesOf(boxes, few));
});
