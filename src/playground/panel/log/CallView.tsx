import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { CallFacts } from '../logState.ts';
import styles from './Log.module.css';

/** A call in the style that is wanted, as REST, and with or without the relation. */
export function CallView({ facts: { rest, equivalent, effect }, code }: { facts: CallFacts; code: string }) {
  return (
    <div className={styles['call']}>
      <CopyLine code={code} />
      {effect === null ? null : <p className={styles['effect']}>{effect}</p>}
      <dl>
        <dt>REST</dt>
        <dd>
          {rest === null ? (
            <span>no request does this</span>
          ) : (
            <>
              <code>
                {rest.method} {rest.path}
              </code>
              {rest.body === null ? null : <code> {rest.body}</code>}
              {rest.remark === null ? null : <span> – {rest.remark}</span>}
            </>
          )}
        </dd>
        {equivalent === null ? null : (
          <>
            <dt>the same as</dt>
            <dd>
              <code>{equivalent}</code>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** Code that a click copies. */
function CopyLine({ code }: { code: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === code;
  return (
    <button
      type="button"
      className={styles['copy-line']}
      title={isCopied ? 'Copied' : 'Click to copy'}
      onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(code))}
    >
      <code>{code}</code>
      {isCopied ? <Check size={11} aria-label="Copied" /> : <Copy size={11} aria-hidden />}
    </button>
  );
}
