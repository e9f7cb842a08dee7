let released: Promise<void> = Promise.resolve();
const loading = new Set<Promise<unknown>>();

/**
 * Holds back the parts that the first picture does not need: on a slow network
 * their downloads would delay it. Returns a function that lets them load.
 */
export function holdParts(): () => void {
  let release = (): void => {};
  released = new Promise((resolve) => {
    release = resolve;
  });
  return () => release();
}

/** Resolves once parts that the first picture does not need may load. */
export const partsReleased = (): Promise<void> => released;

/** Loads a part that belongs to the first picture: the others wait for it. */
export async function loadForPicture<Part>(load: () => Promise<Part>): Promise<Part> {
  const part = load();
  loading.add(part);
  try {
    return await part;
  } finally {
    loading.delete(part);
  }
}

/** Resolves once no part of the first picture is being loaded, to whether one was; one that can't be loaded counts too. */
export async function pictureLoaded(): Promise<boolean> {
  const isLoading = loading.size > 0;
  await Promise.allSettled(loading);
  return isLoading;
}
