import styles from './CodeBlock.module.css';
import { CopyIcon, copyLabel } from './CopyIcon.tsx';
import { IconButton } from './IconButton.tsx';
import { useCopy } from './useCopy.ts';

/** JSON or code to read and copy. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  const { state, copy } = useCopy(text);
  return (
    <figure className={styles['block']} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
      <pre className={styles['text']} tabIndex={0}>
        {text}
      </pre>
      <IconButton
        label={copyLabel(state, `Copy ${label}`)}
        size="small"
        className={styles['copy']}
        onClick={copy}
      >
        <CopyIcon state={state} size={13} />
      </IconButton>
    </figure>
  );
}
