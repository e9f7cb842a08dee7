// Shows the chosen theme before the first paint, and follows the other tabs. A file of its own, because the
// page's policy runs no inline scripts. The same key and values are in src/app/shell/theme.ts.
(() => {
  const key = 'loopback-model-designer:theme';
  const { dataset, style } = document.documentElement;
  const show = (theme) => {
    const isKnown = theme === 'light' || theme === 'dark';
    dataset.theme = isKnown ? theme : 'system';
    style.colorScheme = isKnown ? theme : '';
  };
  try {
    show(localStorage.getItem(key));
  } catch {
    // A browser that grants no storage follows the system.
  }
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) show(event.newValue);
  });
})();
