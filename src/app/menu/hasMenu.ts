import { isTyping } from '../../ui/keyCombo.ts';
import { menuSourceAt } from '../../ui/menuSource.ts';

/** Text fields, links and selected text keep the browser's menu, with its spelling, copy and paste. */
export function hasMenu(element: Element): boolean {
  if (isTyping(element) || element.closest('a[href], label, [role="dialog"]') !== null) return false;
  const selected = document.getSelection();
  if (selected !== null && !selected.isCollapsed && selected.containsNode(element, true)) return false;
  return menuSourceAt(element) !== null;
}
