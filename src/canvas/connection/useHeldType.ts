import { useEffect, useState } from 'react';
import type { EditableRelationType } from '../../model/index.ts';
import { typeForKeys } from '../relationTypes.ts';

/** The kind for the keys that are held now; the mouse says it too, where a key was pressed elsewhere. */
export function useHeldType(atStart: EditableRelationType): EditableRelationType {
  const [type, setType] = useState(atStart);
  useEffect(() => {
    const update = (event: KeyboardEvent | MouseEvent): void => {
      // Alone it would lead to the menu of the browser.
      if (event instanceof KeyboardEvent && event.key === 'Alt') event.preventDefault();
      setType(typeForKeys(event));
    };
    const kinds = ['keydown', 'keyup', 'mousemove'] as const;
    for (const kind of kinds) window.addEventListener(kind, update, { capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, update, { capture: true });
    };
  }, []);
  return type;
}
