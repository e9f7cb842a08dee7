/** Sends an event of the left mouse button at a place of the window, in pixels. */
export function sendMouse(
  target: EventTarget,
  type: 'mousedown' | 'mousemove' | 'mouseup',
  { x, y }: { readonly x: number; readonly y: number },
): void {
  target.dispatchEvent(
    new MouseEvent(type, {
      bubbles: true,
      cancelable: true,
      view: window,
      button: 0,
      buttons: type === 'mouseup' ? 0 : 1,
      clientX: x,
      clientY: y,
    }),
  );
}
