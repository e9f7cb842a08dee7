/** What a button says that could not copy; the text can be selected and copied by hand. */
export const copyRefused = 'The browser did not let the page copy it. Select the text and copy it yourself.';

/**
 * Puts a text on the clipboard. Call it from a click or a key. On pages that
 * are served without TLS `navigator.clipboard` is missing; there the command
 * of old does it.
 *
 * @returns whether it is there
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

/** Copies a field that is selected for a moment, for the command takes what is selected. */
function copyByCommand(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.ariaHidden = 'true';
  field.style.cssText = 'position: fixed; top: 0; opacity: 0; pointer-events: none';
  // A dialog keeps the focus within itself.
  (focused?.closest('[role=dialog]') ?? document.body).append(field);
  // A field changes line ends; what is put on the clipboard here is the very text.
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
