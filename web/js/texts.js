const spoken = globalThis.document?.documentElement.lang || 'en';

/** The page's language, with the reader's region if they have one for it. */
export const language = globalThis.navigator?.languages?.find(wish => wish.split('-')[0] === spoken) ?? spoken;

/**
 * Makes something when it is first asked for: a slow phone takes 20 ms and more for each kind of format.
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
export const atNeed = make => {
  /** @type {T | undefined} */
  let made;
  return () => made ??= make();
};

const plurals = atNeed(() => new Intl.PluralRules(language));
const numbers = atNeed(() => new Intl.NumberFormat(language));
/** @type {Record<string, string>} */
let texts = {};

/** Takes the texts in the page's language, before anything is said. @param {Record<string, string>} known */
export const speak = known => { texts = known; };

/**
 * A text of `web/texts`, with its {values} filled in, in the plural form that `count` asks for. The server sends those
 * texts whose keys stand in such calls.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const t = (key, values = {}) => {
  const form = 'count' in values ? texts[`${key}.${plurals().select(Number(values.count))}`] ?? texts[`${key}.other`] : undefined;
  const text = form ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (gap, name) => show(values[name] ?? gap));
};

/** @param {string | number} value */
const show = value => (typeof value === 'number' ? numbers().format(value) : value);
