import { useMemo } from 'react';
import { CopyIcon, copyLabel } from '../../../ui/CopyIcon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useCopy } from '../../../ui/useCopy.ts';
import type { Shown } from '../../wire/shown.ts';
import styles from './Output.module.css';
import { type JsonText, toJson } from './toJson.ts';

/** Copies a result as JSON, and says what is missing where not all of it is shown. */
export function CopyJson({ value }: { value: Shown }) {
  const json = useMemo(() => toJson(value), [value]);
  return json === null ? null : <CopyText json={json} />;
}

function CopyText({ json: { text, missing } }: { json: JsonText }) {
  const { state, copy } = useCopy(text);
  const label = missing.length === 0 ? 'Copy as JSON' : `Copy as JSON, without ${missing.join(', ')}`;
  return (
    <span className={styles['copy']} data-state={state}>
      <IconButton label={copyLabel(state, label)} size="small" onClick={copy}>
        <CopyIcon state={state} size={12} />
      </IconButton>
    </span>
  );
}
