/** What the page says before the designer is drawn. index.html has a sentence of its own for scripts that do not load. */

const WAITING_MILLISECONDS = 3000;

/** Says what the page waits for, where that takes long. Returns a function that ends the waiting. */
export function tellWhileWaiting(root: HTMLElement): () => void {
  const timer = setTimeout(() => {
    say(
      root,
      'The designer waits for the browser’s storage, which does not answer. Another tab may be busy with it: close the other tabs of the designer, or reload this page.',
    );
  }, WAITING_MILLISECONDS);
  return () => clearTimeout(timer);
}

/** Says why the designer could not start. */
export function tellFailedStart(root: HTMLElement, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  say(
    root,
    `The designer could not start: ${reason}. What is stored in this browser stays; reload the page.`,
  );
}

function say(root: HTMLElement, text: string): void {
  const sentence = document.createElement('p');
  sentence.id = 'start';
  sentence.role = 'status';
  sentence.style.visibility = 'visible';
  sentence.textContent = text;
  root.replaceChildren(sentence);
}
