const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('parley', {
  /** Nothing but the one worker. @param {string} path */
  createScriptURL: path => {
    if (path === '/sw.js') return path;
    throw new TypeError(path);
  },
});

/** Keeps pages for when there is no connection. Browsers allow it on https and on one's own machine. */
export const install = () => {
  const worker = policy ? policy.createScriptURL('/sw.js') : '/sw.js';
  navigator.serviceWorker?.register(/** @type {string} */ (worker)).catch(() => {});
};
