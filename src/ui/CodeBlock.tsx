import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import styles from './CodeBlock.module.css';
import { IconButton } from './IconButton.tsx';

/** Text to read and to copy: JSON or code. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  const isCopied = copied === text;
  return (
    <figure className={styles['block']} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard */}
      <pre className={styles['text']} tabIndex={0}>
        {text}
      </pre>
      <IconButton
        label={isCopied ? 'Copied' : `Copy ${label}`}
        size="small"
        className={styles['copy']}
        onClick={() => void copy()}
      >
        {isCopied ? <Check size={13} /> : <Copy size={13} />}
      </IconButton>
    </figure>
  );
}
