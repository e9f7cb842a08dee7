import { readFile } from 'node:fs/promises';
import { type Download, expect, type Locator, type Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

type InspectorTab = 'Fields' | 'JSON' | 'REST' | 'Methods';

/** The designer as a person uses it: by mouse and keyboard, in the words of the page. */
export class Designer {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly outline: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByTestId('canvas');
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.outline = page.getByRole('navigation', { name: 'Models' });
  }

  /** Opens the page and waits until the canvas is drawn. */
  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.canvas.locator('.react-flow__pane')).toBeVisible();
  }

  model(name: string): Locator {
    return this.canvas.locator(`[data-model="${name}"]`);
  }

  area(name: string): Locator {
    return this.canvas.locator(`[data-area="${name}"]`);
  }

  /** Returns the line of a property in a model's box. */
  property(model: string, property: string): Locator {
    return this.model(model).locator(`[data-property="${property}"]`);
  }

  edgeLabel(relation: string): Locator {
    return this.canvas.locator(`[data-relation-label="${relation}"]`);
  }

  /** Finds a model in the outline, which holds a part of a long list, and clicks it. */
  async selectInOutline(model: string): Promise<void> {
    const filter = this.outline.getByRole('searchbox');
    await filter.fill(model);
    await this.outline.locator(`[data-outline-model="${model}"]`).click();
    await filter.clear();
  }

  /** The names in the outline; of a long list those near its view. */
  async modelNames(): Promise<string[]> {
    // The code of the outline comes after the first picture.
    await this.outline.getByRole('searchbox').waitFor();
    return this.outline
      .locator('[data-outline-model]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-outline-model') ?? ''));
  }

  /** Removes every model, to start from an empty canvas. */
  async clear(): Promise<void> {
    await this.selectNothing();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await expect(this.page.getByText('No models yet', { exact: true })).toBeVisible();
  }

  async selectNothing(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  /** Double-clicks the canvas at a point inside it and types the name; adds no property. */
  async addModel(name: string, at: Point): Promise<void> {
    const box = await boxOf(this.canvas);
    await this.page.mouse.dblclick(box.x + at.x, box.y + at.y);
    await expect(this.canvas.getByRole('textbox', { name: 'Model name' })).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(this.model(name).getByRole('textbox', { name: 'New property name' })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.model(name).getByRole('textbox')).toHaveCount(0);
  }

  /** Opens the field for the name in the box, with its text selected; the caller types. */
  async startRenaming(name: string): Promise<void> {
    await this.model(name).locator('header').dblclick();
    await expect(this.canvas.getByRole('textbox', { name: 'Model name' })).toBeFocused();
  }

  async select(name: string): Promise<void> {
    await this.model(name).locator('header').click();
    await expect(this.inspector.getByRole('textbox', { name: 'Model name' })).toHaveValue(name);
  }

  async addProperty(model: string, name: string, type = 'string'): Promise<void> {
    await this.model(model).hover();
    await this.model(model)
      .getByRole('button', { name: `Add a property to ${model}` })
      .click();
    await this.model(model).getByRole('textbox', { name: 'New property name' }).fill(name);
    await this.model(model).getByRole('combobox', { name: 'Property type' }).selectOption(type);
    await this.model(model).getByRole('textbox', { name: 'New property name' }).press('Enter');
    await this.page.keyboard.press('Escape');
    await expect(this.property(model, name)).toBeVisible();
  }

  async renameProperty(model: string, from: string, to: string): Promise<void> {
    await this.property(model, from).dblclick();
    const field = this.model(model).getByRole('textbox', { name: 'Property name' });
    await field.fill(to);
    await field.press('Enter');
    await this.page.keyboard.press('Escape');
    await expect(this.property(model, to)).toBeVisible();
  }

  /** Presses the model's handle and moves over the other model, without letting go. */
  async holdRelation(from: string, to: string): Promise<void> {
    await this.model(from).hover();
    const handle = await boxOf(this.model(from).locator('.react-flow__handle.source'));
    const start = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
    const target = await boxOf(this.model(to));
    const end = { x: target.x + target.width / 2, y: target.y + target.height * 0.7 };
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + 60, start.y + 10, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 8 });
  }

  get relationPreview(): Locator {
    return this.page.getByTestId('relation-preview');
  }

  async release(): Promise<void> {
    await this.page.mouse.up();
  }

  async connect(from: string, to: string): Promise<void> {
    await this.holdRelation(from, to);
    await this.release();
  }

  tab(name: InspectorTab): Locator {
    return this.inspector.getByRole('tab', { name, exact: true });
  }

  /** Shows a tab of the inspector. */
  async showTab(name: InspectorTab): Promise<void> {
    await this.tab(name).click();
    await expect(this.tab(name)).toHaveAttribute('aria-selected', 'true');
  }

  /** Reads something in a tab of the inspector, and shows again the tab that was shown before. */
  async #readIn<Value>(name: InspectorTab, read: () => Promise<Value>): Promise<Value> {
    const before = (await this.inspector
      .locator('[role=tab][aria-selected=true]')
      .innerText()) as InspectorTab;
    if (before === name) return read();
    await this.showTab(name);
    const value = await read();
    await this.showTab(before);
    return value;
  }

  /** Returns the model's file as the inspector's editor shows it. */
  async modelJson(): Promise<string> {
    return this.#jsonIn('Model JSON');
  }

  /** Returns the entry of the selected relation in its model's file. */
  async relationJson(): Promise<Record<string, unknown>> {
    return JSON.parse(await this.#jsonIn('Relation JSON'));
  }

  async #jsonIn(label: string): Promise<string> {
    const lines = this.inspector.getByRole('textbox', { name: label }).locator('.cm-line');
    return this.#readIn('JSON', async () => {
      await expect(lines.first()).toBeVisible();
      return (await lines.allTextContents()).join('\n');
    });
  }

  /** Returns the code and the methods of the selected relation, as text. */
  async relationMethods(): Promise<string> {
    return this.#readIn('Methods', async () => {
      const code = this.inspector.getByRole('figure', { name: 'relation code' });
      const methods = this.inspector.getByRole('list', { name: 'Methods' });
      return [await code.innerText(), await methods.innerText()].join('\n');
    });
  }

  async openFiles(paths: readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles([...paths]);
  }

  async openPasteDialog(): Promise<void> {
    const ways = this.page.getByRole('button', { name: 'More ways to open' });
    // A crowded toolbar has this in its menu.
    const more = this.page.getByRole('button', { name: 'More actions' });
    await ((await ways.isVisible()) ? ways : more).click();
    await this.page.getByRole('menuitem', { name: 'Paste models' }).click();
  }

  async downloadModel(name: string): Promise<{ fileName: string; text: string }> {
    await this.select(name);
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export' }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    const file = await download;
    return { fileName: file.suggestedFilename(), text: (await bytesOf(file)).toString('utf8') };
  }

  /** Returns the bytes of the zip of all files. */
  async downloadProject(): Promise<Buffer> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Export' }).click();
    await this.page.getByRole('menuitem', { name: /All files as a zip/ }).click();
    return bytesOf(await download);
  }

  async expectSaved(): Promise<void> {
    // After failures the next try is up to half a minute away.
    await expect(this.page.getByTestId('save-status')).toHaveAttribute('data-state', 'saved', {
      timeout: 45_000,
    });
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+z');
  }

  /** Returns the position of a box on the screen. */
  async positionOf(name: string): Promise<Point> {
    const { x, y } = await boxOf(this.model(name));
    return { x: Math.round(x), y: Math.round(y) };
  }

  async dragModel(name: string, by: Point): Promise<void> {
    await this.#drag(this.model(name).locator('header'), by);
  }

  /** Drags an area by its title. */
  async dragArea(name: string, by: Point): Promise<void> {
    await this.#drag(this.area(name).locator('header'), by);
  }

  async #drag(grip: Locator, by: Point): Promise<void> {
    const { x, y } = await boxOf(grip);
    await this.page.mouse.move(x + 40, y + 12);
    await this.page.mouse.down();
    await this.page.mouse.move(x + 40 + by.x / 2, y + 12 + by.y / 2, { steps: 4 });
    await this.page.mouse.move(x + 40 + by.x, y + 12 + by.y, { steps: 4 });
    await this.page.mouse.up();
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on the page.`);
  return box;
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
