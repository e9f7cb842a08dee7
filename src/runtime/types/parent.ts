interface Owned {
  constructor?: { modelBuilder?: { settings?: { parentRef?: unknown } } };
}

/** With the model builder setting `parentRef`, nested instances know the instance that holds them. */
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
