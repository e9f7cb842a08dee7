import { countOf } from '../../lib/countOf.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyIcon } from '../../ui/CopyIcon.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCopy } from '../../ui/useCopy.ts';
import type { SharedLink } from '../export/lateExports.ts';
import styles from '../opening/FileDialogs.module.css';

/** Shows the link that holds the project, with a Copy button. */
export function SharedLinkDialog({ link, onClose }: { link: SharedLink; onClose: () => void }) {
  const { state, copy } = useCopy(link.address);
  const size = (link.address.length / 1024).toFixed(1);
  return (
    <Dialog
      title="Share as a link"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" onClick={copy}>
            <CopyIcon state={state === 'copied' ? 'copied' : 'idle'} size={14} />
            {state === 'copied' ? 'Copied' : 'Copy link'}
          </Button>
        </>
      }
    >
      <p className={styles['text']}>
        The link itself holds the whole project as it is now; nothing is put on a server. Whoever has it can
        open a copy.
      </p>
      <div className={styles['linkRow']}>
        <input
          className={styles['link']}
          aria-label="Link"
          readOnly
          value={link.address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <span className={styles['size']}>{size} KB</span>
      </div>
      {link.isLong ? (
        <p className={styles['note']}>
          The link is long: some mail and chat programs may cut it. The project as one file is safer.
        </p>
      ) : null}
      {link.scripts > 0 ? (
        <p className={styles['note']}>
          {countOf(link.scripts, '.js file')} {link.scripts === 1 ? 'stays' : 'stay'} out of the link; the zip
          and the one file have {link.scripts === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
      {state === 'refused' ? (
        <p className={styles['error']} role="alert">
          The browser did not let the page copy it. Select the link above and copy it yourself.
        </p>
      ) : null}
    </Dialog>
  );
}
