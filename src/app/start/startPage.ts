/** Sentences shown before the designer is drawn; index.html has one for scripts that do not load. */

const WAITING_MILLISECONDS = 3000;

/** Says what the page waits for if that takes long. Returns a function that cancels the sentence. */
export function showWaiting(root: HTMLElement): () => void {
  const timer = setTimeout(() => {
    showSentence(
      root,
      'The browser’s storage does not answer. Another tab may be blocking it: close the other tabs of the designer, or reload this page.',
    );
  }, WAITING_MILLISECONDS);
  return () => clearTimeout(timer);
}

/** Says why the designer could not start. */
export function showFailedStart(root: HTMLElement, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  showSentence(
    root,
    `The designer could not start: ${reason}. Your stored projects are intact; reload the page.`,
  );
}

function showSentence(root: HTMLElement, text: string): void {
  const sentence = document.createElement('p');
  sentence.id = 'start';
  sentence.role = 'status';
  sentence.style.visibility = 'visible';
  sentence.textContent = text;
  root.replaceChildren(sentence);
}
