import type { CSSProperties } from 'react';
import styles from './Swatches.module.css';

interface SwatchesProps<Colour extends string> {
  readonly label: string;
  /** Names of colours; tokens.css has an `--area-…` for each. */
  readonly colours: readonly Colour[];
  readonly value: Colour;
  readonly onChoose: (colour: Colour) => void;
}

/** A choice of a few named colours. */
export function Swatches<Colour extends string>({ label, colours, value, onChoose }: SwatchesProps<Colour>) {
  return (
    <fieldset aria-label={label} className={styles['swatches']}>
      {colours.map((colour) => (
        <button
          key={colour}
          type="button"
          className={styles['swatch']}
          aria-label={colour}
          title={colour}
          aria-pressed={colour === value}
          style={{ '--hue': `var(--area-${colour})` } as CSSProperties}
          onClick={() => onChoose(colour)}
        />
      ))}
    </fieldset>
  );
}
