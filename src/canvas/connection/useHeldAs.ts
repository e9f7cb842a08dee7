import { useEffect, useState } from 'react';
import { relateAs } from './relateAs.ts';
import type { DropChoice } from './useConnecting.ts';

/** The key that is held during a drag for "as imageable". */
export const AS_KEY = 'P';

/** Whether the key for "as imageable" is held, and so what the drop does. */
export function useHeldAs(choice: DropChoice): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const hold = (held: boolean): void => {
      choice.relate = held ? relateAs : null;
      setHeld(held);
    };
    const update = (event: KeyboardEvent): void => {
      if (event.code !== `Key${AS_KEY}` && event.key.toUpperCase() !== AS_KEY) return;
      // Otherwise it would add a property to the selected model.
      event.preventDefault();
      event.stopPropagation();
      hold(event.type === 'keydown');
    };
    const release = (): void => hold(false);
    window.addEventListener('keydown', update, { capture: true });
    window.addEventListener('keyup', update, { capture: true });
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', update, { capture: true });
      window.removeEventListener('keyup', update, { capture: true });
      window.removeEventListener('blur', release);
    };
  }, [choice]);
  return isHeld;
}
