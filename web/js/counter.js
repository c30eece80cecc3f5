import { t } from './texts.js';

/** From how many characters before the end on it is told how many are left. */
const near = 500;

/** Tells below a text how much of it still fits, near the end of that. @param {HTMLTextAreaElement} text */
export const count = text => {
  const line = Object.assign(document.createElement('p'), { className: 'problem' });
  const tell = () => {
    const left = text.maxLength - text.value.length;
    line.hidden = left >= near;
    line.textContent = t('composer.rest', { count: left });
  };
  text.form?.prepend(line);
  text.addEventListener('input', tell);
  text.form?.addEventListener('submit', () => setTimeout(tell));
  tell();
};
