import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CopyIcon, copyLabel } from '../../ui/CopyIcon.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCopy } from '../../ui/useCopy.ts';
import { currentTheme } from '../shell/theme.ts';
import styles from './Help.module.css';
import { issuesAddress, reportLink, writeReport } from './report.ts';

/** Starts a report with the browser and the version filled in, to send as an issue or to copy. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState(() =>
    writeReport({
      version: import.meta.env['VITE_VERSION'] ?? 'unknown',
      userAgent: navigator.userAgent,
      screen: { width: window.innerWidth, height: window.innerHeight },
      theme: currentTheme(),
    }),
  );
  const { state, copy } = useCopy(text);
  const issues = issuesAddress(import.meta.env['VITE_ISSUES'], window.location);
  return (
    <Dialog title="Report a problem" isOpen onClose={onClose}>
      <div className={styles['page']}>
        <p>
          {issues === null
            ? 'Describe the problem, copy the text, and send it to whoever runs this page.'
            : 'Describe the problem. Opening the issue sends this text to GitHub, where you can still change it.'}{' '}
          Nothing of your project is in it.
        </p>
        <textarea
          aria-label="Report"
          className={styles['report']}
          value={text}
          maxLength={6000}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={styles['buttons']}>
          {issues === null ? null : (
            <a href={reportLink(issues, text)} target="_blank" rel="noreferrer">
              Open an issue
            </a>
          )}
          <Button look="outlined" onClick={copy}>
            <CopyIcon state={state} size={13} /> {copyLabel(state, 'Copy the report')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
