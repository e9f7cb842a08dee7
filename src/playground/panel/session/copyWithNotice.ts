import { copyText } from '../../../ui/copyText.ts';

/** Copies a text and says whether it was copied: a menu closes before its entry could show it. */
export function copyWithNotice(text: string, onNotice: (text: string) => void): void {
  void copyText(text).then((isCopied) =>
    onNotice(isCopied ? 'Copied.' : 'The browser does not let this page write to the clipboard.'),
  );
}
