/**
 * Has a style sheet that the page does without until somebody needs it.
 * @param {string} name
 */
export const styled = name => new Promise((done, failed) => {
  const link = document.createElement('link');
  const fail = () => { link.remove(); failed(new Error(`No ${name}.css`)); };
  Object.assign(link, { rel: 'stylesheet', href: new URL(`../${name}.css`, import.meta.url).href, onload: done, onerror: fail });
  document.head.append(link);
});
