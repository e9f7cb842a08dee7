import { Button } from './Button.tsx';
import { classNames } from './classNames.ts';
import styles from './PartFailure.module.css';

interface PartFailureProps {
  /** The part, as the start of a sentence: "The playground". */
  readonly name: string;
  /** Whether it is shown over the page like a dialog, or in place of the part. */
  readonly isOver?: boolean;
  readonly onRetry: () => void;
  readonly onClose?: (() => void) | undefined;
}

/** Replaces a part of the page that could not be loaded. */
export function PartFailure({ name, isOver = false, onRetry, onClose }: PartFailureProps) {
  return (
    <div className={classNames(styles['failure'], isOver && styles['over'])} role="alert">
      <span>{name} could not be loaded.</span>
      <Button size="small" look="outlined" onClick={onRetry}>
        Try again
      </Button>
      {onClose === undefined ? null : (
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      )}
    </div>
  );
}
