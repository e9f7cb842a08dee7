import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * Whether a handle is pressed, which becomes the drag of a relation once the pointer moves.
 *
 * @param onPress called at each press, wherever it is on the page
 */
export function useHandlePress(onPress: () => void): RefObject<boolean> {
  const isPressed = useRef(false);
  const reportPress = useEffectEvent(onPress);
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      reportPress();
      isPressed.current = target instanceof Element && target.closest('.react-flow__handle') !== null;
    };
    const release = (): void => {
      isPressed.current = false;
    };
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    window.addEventListener('pointerdown', press, options);
    for (const kind of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(kind, release, options);
    return () => listening.abort();
  }, []);
  return isPressed;
}
