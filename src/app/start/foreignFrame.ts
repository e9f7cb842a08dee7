/**
 * Returns whether another site shows this page in a frame, where clicks can be hijacked.
 * Only a header of the host could forbid the frame itself.
 */
export function isInForeignFrame(page: Window): boolean {
  for (let frame = page; frame.parent !== frame; frame = frame.parent) {
    try {
      if (frame.parent.location.origin !== page.location.origin) return true;
    } catch {
      // A window of another origin does not reveal its location.
      return true;
    }
  }
  return false;
}

/** Replaces the designer by a sentence and a link that opens it in a tab. */
export function showFrameNotice(root: HTMLElement): void {
  const link = document.createElement('a');
  link.href = location.href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Open it in a new tab';
  const text = document.createElement('p');
  text.style.margin = '2rem';
  text.append('LoopBack Model Designer does not work inside another site’s page. ', link, '.');
  root.replaceChildren(text);
}
