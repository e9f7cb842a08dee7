import { useEffect, useState } from 'react';
import type { RelationType } from '../../model/index.ts';
import { typeForKeys } from '../relationTypes.ts';

/** The type for the keys that are held now. Read from mouse events too, since a key may have been pressed outside the page. */
export function useHeldType(held: { readonly type: RelationType }): RelationType {
  const [type, setType] = useState(held.type);
  useEffect(() => {
    // A key may have been pressed between the first render and now.
    setType(held.type);
    const update = (event: KeyboardEvent | MouseEvent): void => {
      // Alt alone would open the browser's menu.
      if (event instanceof KeyboardEvent && event.key === 'Alt') event.preventDefault();
      setType(typeForKeys(event));
    };
    const kinds = ['keydown', 'keyup', 'mousemove'] as const;
    for (const kind of kinds) window.addEventListener(kind, update, { capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, update, { capture: true });
    };
  }, [held]);
  return type;
}
