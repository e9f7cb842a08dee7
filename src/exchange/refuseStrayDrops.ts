/**
 * Keeps the browser from navigating to a file dropped outside the drop zone. Returns
 * a function that unsubscribes.
 */
export function refuseStrayDrops(page: Window = window): () => void {
  const refuse = (event: DragEvent): void => {
    // A handler that accepts the drop has already prevented its default.
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
