/** A member of `options` that LoopBack reads as true or false. */
export interface RelationOption {
  readonly name: string;
  /** What it does where it differs from the default. */
  readonly text: string;
  /** Whether LoopBack takes it as true where the file says nothing. */
  readonly isOnByDefault?: boolean;
}

/** The options of every kind (docs/loopback.md#relation-attributes). */
export const commonOptions: readonly RelationOption[] = [
  { name: 'nestRemoting', text: 'add REST routes for the relations of the target' },
  { name: 'disableInclude', text: 'leave it out of include' },
  { name: 'invertProperties', text: 'copy properties to the owner' },
];

/** The options of kinds that store rows inside the owner's row. */
export const embeddingOptions: readonly RelationOption[] = [
  { name: 'persistent', text: 'store the items in the data source of their model, too' },
  { name: 'validate', text: 'validate the items with the owner', isOnByDefault: true },
  { name: 'forceId', text: 'replace an id that the data gives' },
];

/** The option of kinds with a list, of items or of ids. */
export const prepend: RelationOption = { name: 'prepend', text: 'add at the front of the list' };
