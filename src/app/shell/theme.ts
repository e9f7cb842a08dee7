/** The colours of the page: those of the system, or the ones that the user chose. */
export type Theme = 'system' | 'light' | 'dark';

/** The same in public/theme.js, which shows the theme before the first paint. */
const STORAGE_KEY = 'loopback-model-designer:theme';

/** Returns the theme in force. */
export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Shows a theme, here and in other tabs, and remembers it as far as the browser grants storage. */
export function chooseTheme(theme: Theme): void {
  const { dataset, style } = document.documentElement;
  dataset['theme'] = theme;
  style.colorScheme = theme === 'system' ? '' : theme;
  try {
    if (theme === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
