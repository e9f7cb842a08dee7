import { partsOfSvg } from '../../targets/index.ts';
import styles from './PrintedPage.module.css';
import { type PictureRequest, pauseUntil, toPieces } from './pictures.ts';

/** Removes the page of an earlier print, for browsers that do not say when they have printed it. */
let removeEarlier = (): void => {};

/**
 * Prints a picture, fitted to the paper, below the name of the project. The picture is
 * drawn before the browser's dialog opens, in slices.
 *
 * @throws the signal's reason when it is aborted, and `EncodingError` for a picture that the browser can't show
 */
export async function printPicture(request: PictureRequest, signal: AbortSignal): Promise<void> {
  removeEarlier();
  // Paper is white.
  const options = { colours: 'light', isTransparent: true } as const;
  const picture = await toPieces({ ...request, options }, signal);
  const addresses: string[] = [];
  const revoke = (): void => {
    for (const address of addresses) URL.revokeObjectURL(address);
  };
  const sheet = document.createElement('div');
  sheet.className = styles['sheet'] ?? '';
  const pause = pauseUntil(signal);
  try {
    // One large image would be parsed in one long task: the parts lie above each other.
    for (const { svg } of partsOfSvg(picture)) {
      const image = new Image();
      image.alt = '';
      image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      addresses.push(image.src);
      await image.decode();
      sheet.append(image);
      await pause();
    }
  } catch (error) {
    revoke();
    throw error;
  }
  const page = toPage(request.project.name, sheet, picture.width > picture.height);
  document.body.append(page);
  removeEarlier = () => {
    page.remove();
    revoke();
    removeEarlier = () => {};
  };
  window.addEventListener('afterprint', () => removeEarlier(), { once: true });
  window.print();
}

function toPage(name: string, sheet: HTMLElement, isWide: boolean): HTMLElement {
  const page = document.createElement('section');
  page.dataset['printed'] = '';
  page.className = `${styles['page']} ${styles[isWide ? 'wide' : 'high']}`;
  const title = document.createElement('h1');
  title.className = styles['title'] ?? '';
  title.textContent = name;
  page.append(title, sheet);
  return page;
}
