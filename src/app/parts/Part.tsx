import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './Part.module.css';

interface PartProps {
  /** The beginning of a sentence: "The picture". */
  readonly name: string;
  /** What else may help, besides trying again. */
  readonly advice?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A part of the page that fails alone: it shows the failure in its place, and the
 * rest of the page keeps working.
 */
export class Part extends Component<PartProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error: error ?? new Error('unknown') };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`${this.props.name} failed to draw.`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { name, advice, children } = this.props;
    if (error === null) return children;
    return (
      <div className={styles['failed']} role="alert">
        <p>
          <strong>{name} failed to draw.</strong> The rest of the page keeps working.
        </p>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
        {advice}
        <Button look="outlined" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
      </div>
    );
  }
}
