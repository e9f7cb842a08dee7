interface Owned {
  constructor?: { modelBuilder?: { settings?: { parentRef?: unknown } } };
}

/** Sets `__parent` of a nested instance if the setting `parentRef` of the model builder is on. */
export function setParent(element: unknown, parent: object): void {
  if (typeof element !== 'object' || element === null) return;
  if (!(element as Owned).constructor?.modelBuilder?.settings?.parentRef) return;
  Object.defineProperty(element, '__parent', {
    value: parent,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
