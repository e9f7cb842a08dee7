import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: 'quiet' | 'outlined' | 'primary' | 'danger';
  readonly size?: 'normal' | 'small';
}

/** A button with a text, and an icon before it where one helps. */
export function Button({ look = 'quiet', size = 'normal', className, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={classNames(styles['button'], styles[look], size === 'small' && styles['small'], className)}
    />
  );
}
