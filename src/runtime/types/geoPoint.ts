import { assertThat } from '../errors.ts';

type DistanceUnit = 'miles' | 'kilometers' | 'meters' | 'feet' | 'radians' | 'degrees';

/** A point on earth, in degrees. */
export interface GeoPoint {
  lat: number;
  lng: number;
  distanceTo(point: unknown, options?: { type?: DistanceUnit }): number;
  toString(): string;
}

interface GeoPointConstructor {
  new (lat: number, lng: number): GeoPoint;
  new (place: unknown): GeoPoint;
  (place: unknown): GeoPoint;
  readonly prototype: GeoPoint;
  /** The distance along the surface, in miles unless another unit is given. */
  distanceBetween(from: unknown, to: unknown, options?: { type?: DistanceUnit }): number;
}

const radiansPerDegree = 0.01745329252;

const earthRadius: Readonly<Record<DistanceUnit, number>> = {
  miles: 3958.75,
  kilometers: 6370.99056,
  meters: 6370990.56,
  feet: 20902200,
  radians: 1,
  degrees: 57.29577951308,
};

function readText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const parts = text.split(/,\s*/);
    assertThat(parts.length === 2, 'must provide a string "lat,lng" creating a GeoPoint with a string');
    return parts;
  }
}

function readPlace(place: unknown): { lat: number; lng: number } {
  assertThat(
    typeof place === 'object' || typeof place === 'string',
    'must provide valid geo-coordinates array [lat, lng] or object or a "lat, lng" string',
  );
  const read = typeof place === 'string' ? readText(place) : place;
  if (Array.isArray(read)) return { lat: Number(read[0]), lng: Number(read[1]) };
  // LoopBack writes the numbers into the object that it was given.
  const point = read as { lat: unknown; lng: unknown };
  point.lng = Number(point.lng);
  point.lat = Number(point.lat);
  return point as { lat: number; lng: number };
}

function checkRange({ lat, lng }: { lat: number; lng: number }): void {
  assertThat(!Number.isNaN(lat), 'lat must be a number when creating a GeoPoint');
  assertThat(!Number.isNaN(lng), 'lng must be a number when creating a GeoPoint');
  assertThat(lng <= 180, 'lng must be <= 180');
  assertThat(lng >= -180, 'lng must be >= -180');
  assertThat(lat <= 90, 'lat must be <= 90');
  assertThat(lat >= -90, 'lat must be >= -90');
}

/**
 * LoopBack's GeoPoint, callable with and without `new`: from `{lat, lng}`,
 * `[lat, lng]`, "lat,lng", JSON text or two numbers.
 * @throws AssertionError for anything else and for numbers out of range.
 */
export const GeoPoint = function GeoPoint(this: unknown, ...args: unknown[]): unknown {
  const place = args.length === 2 ? { lat: args[0], lng: args[1] } : args[0];
  const self = (this instanceof GeoPoint ? this : Object.create(GeoPoint.prototype)) as GeoPoint;
  const point = readPlace(place);
  checkRange(point);
  self.lat = point.lat;
  self.lng = point.lng;
  return self;
} as unknown as GeoPointConstructor;

const halfSineSquared = (angle: number): number => Math.sin(angle / 2) ** 2;

GeoPoint.distanceBetween = (from, to, options) => {
  const start = from instanceof GeoPoint ? from : new GeoPoint(from);
  const end = to instanceof GeoPoint ? to : new GeoPoint(to);
  const startLat = start.lat * radiansPerDegree;
  const endLat = end.lat * radiansPerDegree;
  const latitudes = halfSineSquared(endLat - startLat);
  const longitudes = halfSineSquared((end.lng - start.lng) * radiansPerDegree);
  const chord = Math.sqrt(latitudes + Math.cos(endLat) * Math.cos(startLat) * longitudes);
  return 2 * Math.asin(chord) * earthRadius[options?.type ?? 'miles'];
};

GeoPoint.prototype.distanceTo = function distanceTo(this: GeoPoint, point, options) {
  return GeoPoint.distanceBetween(this, point, options);
};

GeoPoint.prototype.toString = function toText(this: GeoPoint) {
  return `${this.lat},${this.lng}`;
};
