/**
 * Whether a page of another site shows this one in a frame. There a click may
 * be led to a button that its owner does not see; only a header of the host
 * could forbid the frame itself.
 */
export function isInForeignFrame(page: Window): boolean {
  for (let at = page; at.parent !== at; at = at.parent) {
    try {
      if (at.parent.location.origin !== page.location.origin) return true;
    } catch {
      // Another origin does not say what it is.
      return true;
    }
  }
  return false;
}

/** Says, in place of the designer, that it does not work there, and leads to a tab of its own. */
export function showFrameNotice(root: HTMLElement): void {
  const link = document.createElement('a');
  link.href = location.href;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Open it in a tab of its own';
  const text = document.createElement('p');
  text.style.margin = '2rem';
  text.append('LoopBack Model Designer does not work inside another site’s page. ', link, '.');
  root.replaceChildren(text);
}
