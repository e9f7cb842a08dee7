import { Check, CircleAlert, Copy } from 'lucide-react';
import { copyRefused } from './copyText.ts';
import type { CopyState } from './useCopy.ts';

/** Shows what became of copying; a refusal is read out too. */
export function CopyIcon({ state, size }: { state: CopyState; size: number }) {
  if (state === 'copied') return <Check size={size} aria-hidden />;
  if (state === 'idle') return <Copy size={size} aria-hidden />;
  return (
    <>
      <CircleAlert size={size} aria-hidden />
      <span className="visually-hidden" role="alert">
        {copyRefused}
      </span>
    </>
  );
}

/** What a button that copies is called by what became of it. */
export function copyLabel(state: CopyState, label: string): string {
  if (state === 'copied') return 'Copied';
  return state === 'refused' ? copyRefused : label;
}
