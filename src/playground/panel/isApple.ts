/** Whether keys are called as on a Mac. */
export const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent);
