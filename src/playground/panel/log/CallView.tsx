import { CopyIcon, copyLabel } from '../../../ui/CopyIcon.tsx';
import { useCopy } from '../../../ui/useCopy.ts';
import styles from './Log.module.css';
import type { CallFacts } from './logState.ts';

/** A call in the chosen style, as a REST request, with or without the relation, and with LoopBack 4’s repositories. */
export function CallView({
  facts: { rest, equivalent, loopback4, effect },
  code,
}: {
  facts: CallFacts;
  code: string;
}) {
  return (
    <div className={styles['call']}>
      <CopyLine code={code} />
      {effect === null ? null : <p className={styles['effect']}>{effect}</p>}
      <dl>
        <dt>REST</dt>
        <dd>
          {rest === null ? (
            <span>no REST equivalent</span>
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
            <dt>same as</dt>
            <dd>
              <code>{equivalent}</code>
            </dd>
          </>
        )}
        {loopback4 === null ? null : (
          <>
            <dt>LoopBack 4</dt>
            <dd>
              <code>{loopback4}</code>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** Code that is copied with a click. */
function CopyLine({ code }: { code: string }) {
  const { state, copy } = useCopy(code);
  return (
    <button
      type="button"
      className={styles['copy-line']}
      title={copyLabel(state, 'Click to copy')}
      onClick={copy}
    >
      <code>{code}</code>
      <CopyIcon state={state} size={11} />
      {state === 'copied' ? <span className="visually-hidden">Copied</span> : null}
    </button>
  );
}
