import { t } from './texts.js';

/** How many characters fit, and of how many more it is told. */
const most = 10_000;
const little = 500;

/**
 * Tells above a text how much more fits into it, once that is little, or how much is too much: then it is not sent.
 * @param {HTMLTextAreaElement} text
 * @returns {() => void} to be called whenever the text is another
 */
export const counter = text => {
  const line = Object.assign(document.createElement('p'), { className: 'problem', role: 'status' });
  text.form?.prepend(line);
  // before the composer takes it
  text.form?.addEventListener('submit', event => {
    if (!text.validity.customError) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    text.reportValidity();
  }, true);
  return () => {
    const left = most - [...text.value.trimEnd()].length;
    const over = left < 0 ? t('composer.over', { count: -left }) : '';
    line.hidden = left >= little;
    line.textContent = line.hidden ? '' : over || t('composer.rest', { count: left });
    text.setCustomValidity(over);
  };
};
