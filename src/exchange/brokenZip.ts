/** Why bytes are no zip that can be read: completes "expected a zip, found …". */
export class BrokenZip extends Error {}
