import type { ReactElement } from 'react';
import buttonStyles from './Button.module.css';
import { Button, type ButtonProps } from './Button.tsx';
import { classNames } from './classNames.ts';

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'title'> {
  /** What it does; the tooltip and the accessible name. */
  readonly label: string;
  /** Shown after the label: `Ctrl Z`. */
  readonly shortcut?: string | undefined;
  readonly children: ReactElement;
}

/** A button that is an icon; the browser's own tooltip says what it does. */
export function IconButton({ label, shortcut, className, children, ...props }: IconButtonProps) {
  return (
    <Button
      {...props}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      className={classNames(buttonStyles['icon'], className)}
    >
      {children}
    </Button>
  );
}
