import { Component, type ComponentType, createElement, lazy, type ReactNode, useState } from 'react';
import { LoadError, late } from '../lib/late.ts';
import { loadFailedStyles } from './loadFailedStyles.ts';
import { PartFailure } from './PartFailure.tsx';

interface LatePartOptions<Props> {
  /** The part, as the start of a sentence: "The playground". */
  readonly name: string;
  /** Whether it lies over the page, as a dialog does; one that takes `onClose` can then be closed. */
  readonly isOver?: boolean;
  readonly load: () => Promise<ComponentType<Props>>;
  /** What is shown instead of a sentence where it can't be loaded. */
  readonly failed?: (props: Props, retry: () => void) => ReactNode;
}

/**
 * A component that is loaded when it is first drawn; a `<Suspense>` above it
 * shows that it is on its way. Where it can't be loaded it alone fails, with a
 * way to try again; it is also tried again when it is next drawn.
 */
export function latePart<Props extends object>(options: LatePartOptions<Props>): ComponentType<Props> {
  const { name, isOver = false, load } = options;
  const start = (isAgain: boolean) =>
    lazy(async () => {
      if (isAgain) await late(loadFailedStyles);
      return { default: await late(load) };
    });
  let latest = start(false);
  const tellFailure = (props: Props, retry: () => void): ReactNode => (
    <PartFailure name={name} isOver={isOver} onRetry={retry} onClose={closingOf(props)} />
  );
  const { failed = tellFailure } = options;

  return function LatePart(props: Props) {
    const [part, setPart] = useState(() => latest);
    return (
      <PartBoundary
        // React remembers a failure with the component: the next one that is drawn gets a new one.
        onFail={() => {
          if (latest === part) latest = start(true);
        }}
        failed={(reset) =>
          failed(props, () => {
            setPart(latest);
            reset();
          })
        }
      >
        {createElement(part as ComponentType<Props>, props)}
      </PartBoundary>
    );
  };
}

/** How a part that lies over the page would be closed. */
function closingOf(props: object): (() => void) | undefined {
  if (!('onClose' in props) || typeof props.onClose !== 'function') return undefined;
  const { onClose } = props;
  return () => onClose();
}

interface PartBoundaryProps {
  readonly onFail: () => void;
  readonly failed: (reset: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Catches that a part could not be loaded; everything else is a bug and goes on to whoever is above. */
class PartBoundary extends Component<PartBoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    if (error instanceof LoadError) this.props.onFail();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!(error instanceof LoadError)) throw error;
    return this.props.failed(() => this.setState({ error: null }));
  }
}
