/** Below this zoom a title of 13 px is less than 11 px high on the screen: names are painted at a constant size instead. */
export const NAMES_ZOOM = 0.85;
