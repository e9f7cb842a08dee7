import type { Row, Where } from '../connector.ts';
import { GeoPoint } from '../types/geoPoint.ts';
import { propertyOf } from './storedValue.ts';

/** A `near` condition with the property that it applies to. */
export interface NearCondition {
  readonly property: string;
  readonly origin: unknown;
  readonly maxDistance: unknown;
  readonly minDistance: unknown;
  readonly unit: unknown;
}

interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** The `near` conditions of a where clause, those inside and, or and nor included. */
export function findNear(where: Where | undefined): readonly NearCondition[] {
  const found: NearCondition[] = [];
  collectNear(where, found);
  return found;
}

function collectNear(clause: unknown, found: NearCondition[]): void {
  if (typeof clause !== 'object' || clause === null) return;
  for (const [property, condition] of Object.entries(clause)) {
    if (typeof condition !== 'object' || condition === null) continue;
    if (Array.isArray(condition)) {
      for (const item of condition) collectNear(item, found);
    } else if (Object.hasOwn(condition, 'near')) {
      const { near, maxDistance, minDistance, unit } = condition as Record<string, unknown>;
      found.push({ property, origin: near, maxDistance, minDistance, unit });
    }
  }
}

/**
 * Returns the rows that have a point within the distances, nearest first. Several
 * conditions add up: a row that satisfies two appears twice, as in juggler's
 * `geo.filter`, which also identifies rows only by their `id`.
 *
 * @throws AssertionError or TypeError for a value that is not a valid GeoPoint
 */
export function sortByDistance(rows: readonly Row[], conditions: readonly NearCondition[]): readonly Row[] {
  const distances = new Map<string, number>();
  const result: Row[] = [];
  for (const condition of conditions) {
    for (const row of rows) {
      const distance = distanceOf(row, condition);
      if (distance === undefined) continue;
      distances.set(String(row['id']), distance);
      result.push(withNumbers(row, condition.property));
    }
    result.sort((left, right) => {
      if (!left[condition.property] || !right[condition.property]) return 0;
      const leftDistance = distances.get(String(left['id'])) ?? Number.NaN;
      const rightDistance = distances.get(String(right['id'])) ?? Number.NaN;
      if (leftDistance === rightDistance) return 0;
      return leftDistance > rightDistance ? 1 : -1;
    });
  }
  return result;
}

/** LoopBack returns the coordinates of a point as numbers once it has measured with them. */
function withNumbers(row: Row, property: string): Row {
  const place = row[property];
  if (typeof place !== 'object' || place === null || Array.isArray(place)) return row;
  const { lat, lng } = place as { lat?: unknown; lng?: unknown };
  if (typeof lat === 'number' && typeof lng === 'number') return row;
  return { ...row, [property]: { ...place, lat: Number(lat), lng: Number(lng) } };
}

/** Returns undefined where the row has no point, or one outside the limits. */
function distanceOf(row: Row, condition: NearCondition): number | undefined {
  const location = row[condition.property];
  if (!location) return undefined;
  const max = positiveLimit(condition.maxDistance);
  const min = positiveLimit(condition.minDistance);
  const distance = distanceBetween(toPoint(condition.origin), toPoint(location), condition.unit);
  if ((min !== undefined && distance < min) || (max !== undefined && distance > max)) return undefined;
  return distance;
}

function positiveLimit(limit: unknown): number | undefined {
  return (limit as number) > 0 ? (limit as number) : undefined;
}

const earthRadius: Readonly<Record<string, number>> = {
  kilometers: 6370.99056,
  meters: 6370990.56,
  miles: 3958.75,
  feet: 20902200,
  radians: 1,
  degrees: 57.29577951308,
};

const radiansPerDegree = 0.01745329252;

/**
 * The distance on the sphere, by the haversine formula and with the
 * constants that juggler uses. NaN for an unknown unit.
 */
function distanceBetween(from: Point, to: Point, unit: unknown): number {
  const radius = earthRadius[String(unit || 'miles')];
  const [fromLat, fromLng, toLat, toLng] = [from.lat, from.lng, to.lat, to.lng].map(
    (degrees) => degrees * radiansPerDegree,
  ) as [number, number, number, number];
  const haversine = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = Math.sqrt(
    haversine(toLat - fromLat) + Math.cos(toLat) * Math.cos(fromLat) * haversine(toLng - fromLng),
  );
  return 2 * Math.asin(chord) * (radius ?? Number.NaN);
}

/** @throws the error of an invalid GeoPoint; LoopBack changes the value, which stays unchanged here */
function toPoint(value: unknown): Point {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return new GeoPoint(isRecord ? { lat: propertyOf(value, 'lat'), lng: propertyOf(value, 'lng') } : value);
}
