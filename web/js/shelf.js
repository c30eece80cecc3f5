/** What this browser keeps for one purpose: strings under a common prefix. Storage may be full or forbidden; then nothing is kept. */

/**
 * @typedef {object} Shelf
 * @property {(name: string) => string | null} get
 * @property {(name: string, value: string) => void} set
 * @property {(name: string) => void} remove
 * @property {() => [string, string][]} entries
 */

/**
 * @param {string} prefix
 * @returns {Shelf}
 */
export const shelf = prefix => {
  const full = /** @param {string} name */ name => `parley:${prefix}${name}`;
  return {
    get: name => attempt(() => localStorage.getItem(full(name)), null),
    set: (name, value) => attempt(() => localStorage.setItem(full(name), value), undefined),
    remove: name => attempt(() => localStorage.removeItem(full(name)), undefined),
    entries: () => attempt(() => Object.entries(localStorage).filter(([name]) => name.startsWith(full(''))), [])
      .map(([name, value]) => [name.slice(full('').length), value]),
  };
};

/** Leaves nothing behind of someone who signs out. @param {string} username */
export const forget = username => {
  const kept = shelf(`${username}:`);
  for (const [name] of kept.entries()) kept.remove(name);
};

/** @template T @param {() => T} work @param {T} otherwise */
const attempt = (work, otherwise) => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};
