/** Thrown for bytes that are not a readable zip; the message completes "expected a zip, found …". */
export class BrokenZip extends Error {}
