/**
 * Keeps the browser from leaving the page for a file that was dropped beside
 * the place that takes files. Returns its own undoing.
 */
export function refuseStrayDrops(page: Window = window): () => void {
  const refuse = (event: DragEvent): void => {
    // Whoever takes the drop has prevented it on the way up.
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
  return () => {
    page.removeEventListener('dragover', refuse);
    page.removeEventListener('drop', refuse);
  };
}
