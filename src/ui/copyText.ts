/** Shown when copying failed; the text can be selected and copied manually. */
export const copyRefused = 'The browser did not let the page copy it. Select the text and copy it yourself.';

/**
 * Copies a text to the clipboard. Call it from a click or a key. Pages served
 * without TLS have no `navigator.clipboard`; there `document.execCommand` copies.
 *
 * @returns whether it was copied
 */
export async function copyText(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return copyByCommand(text);
  try {
    await clipboard.writeText(text);
    return true;
  } catch (error) {
    // Not allowed in this frame, or the page has lost the focus.
    if (error instanceof DOMException) return copyByCommand(text);
    throw error;
  }
}

/** Copies from a temporary field, because the command copies the selection. */
function copyByCommand(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.ariaHidden = 'true';
  field.style.cssText = 'position: fixed; top: 0; opacity: 0; pointer-events: none';
  // A dialog keeps the focus inside, so the field goes there.
  (focused?.closest('[role=dialog]') ?? document.body).append(field);
  // A field changes line ends: put the exact text on the clipboard.
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('copy', put, { capture: true });
  try {
    field.select();
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put, { capture: true });
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
