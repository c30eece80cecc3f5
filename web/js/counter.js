import { t } from './texts.js';

/**
 * Tells above a text how much more fits into it, once that is little.
 * @param {HTMLTextAreaElement} text
 * @param {number} little
 * @returns {() => void} to be called whenever the text is another
 */
export const counter = (text, little) => {
  const line = Object.assign(document.createElement('p'), { className: 'problem', role: 'status' });
  text.form?.prepend(line);
  return () => {
    const left = text.maxLength - text.value.length;
    line.hidden = left >= little;
    line.textContent = line.hidden ? '' : t('composer.rest', { count: left });
  };
};
