import { boxSize, type PropertyRow } from '../../model/index.ts';
import styles from './ModelNode.module.css';

/** The most rows of a box that are mounted: several screens of them. */
export const MOST_ROWS = 250;

/** Takes the space of the rows that are not mounted, and says where to find them. */
export function HiddenRows({ properties }: { readonly properties: readonly PropertyRow[] }) {
  const count = properties.length - MOST_ROWS;
  if (count <= 0) return null;
  const heightOf = (rows: readonly PropertyRow[]) => boxSize('', { properties: rows, loose: [] }).height;
  const height = heightOf(properties) - heightOf(properties.slice(0, MOST_ROWS));
  return (
    <li className={styles['hiddenRows']} style={{ height }}>
      {`and ${count.toLocaleString('en')} more, in the inspector`}
    </li>
  );
}
