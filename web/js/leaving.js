import { forget } from './shelf.js';
import { clear } from './store.js';
import { t } from './texts.js';

/**
 * Signs out and leaves nothing behind, once it is certain that the server can be reached: else one would stay signed in,
 * and what one wrote would be gone.
 * @param {HTMLFormElement} form
 * @param {string} username
 * @param {() => void} tell tells the other tabs
 */
export const leave = async (form, username, tell) => {
  const answer = await fetch('/api/v1/me', { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!answer || answer.status >= 500) return complain(form, t('refused.offline'));
  forget(username);
  clear(username);
  tell();
  form.submit();
};

/** @param {HTMLFormElement} form @param {string} reason */
const complain = (form, reason) => {
  form.querySelector('.problem')?.remove();
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.role = 'alert';
  problem.textContent = reason;
  form.append(problem);
};
