import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import buttonStyles from './Button.module.css';
import { Button, type ButtonProps } from './Button.tsx';
import { classNames } from './classNames.ts';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'title'> {
  /** What it does; the tooltip and the accessible name. */
  readonly label: string;
  /** Shown after the label: `Ctrl Z`. */
  readonly shortcut?: string | undefined;
  readonly children: ReactElement;
}

/** A button that is an icon; its label stands in a tooltip. */
export function IconButton({ label, shortcut, className, children, ...props }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <Button {...props} aria-label={label} className={classNames(buttonStyles['icon'], className)}>
            {children}
          </Button>
        }
      />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className={styles['tooltip']}>
            {label}
            {shortcut ? <kbd>{shortcut}</kbd> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
