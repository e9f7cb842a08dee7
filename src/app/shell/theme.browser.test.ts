import { afterEach, expect, it } from 'vitest';
import { chooseTheme, currentTheme } from './theme.ts';

const KEY = 'loopback-model-designer:theme';

afterEach(() => chooseTheme('system'));

/** Runs the script that the page loads before its first paint. */
async function startPage(): Promise<void> {
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.style.colorScheme = '';
  const script = document.createElement('script');
  script.src = `/theme.js?${Math.random()}`;
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  document.head.append(script);
  await loaded;
  script.remove();
}

it('shows a theme at once, and again at the next visit', async () => {
  chooseTheme('dark');
  expect(getComputedStyle(document.documentElement).colorScheme).toBe('dark');
  await startPage();
  expect(currentTheme()).toBe('dark');
  expect(getComputedStyle(document.documentElement).colorScheme).toBe('dark');
  chooseTheme('system');
  await startPage();
  expect(currentTheme()).toBe('system');
  expect(document.documentElement.style.colorScheme).toBe('');
});

it('follows the system where something else is stored', async () => {
  localStorage.setItem(KEY, 'pink; background: url(x)');
  await startPage();
  expect(currentTheme()).toBe('system');
  expect(document.documentElement.style.colorScheme).toBe('');
});

it('follows another tab', async () => {
  await startPage();
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'light' }));
  expect(currentTheme()).toBe('light');
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: null }));
  expect(currentTheme()).toBe('system');
});
