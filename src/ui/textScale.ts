/** Returns how large text is in this browser, by the setting of the person: 1 at 16 pixels. It is 1 outside a page. */
export function textScale(): number {
  const style = globalThis.getComputedStyle?.(document.documentElement);
  return Number.parseFloat(style?.fontSize ?? '16') / 16;
}
