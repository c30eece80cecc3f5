import { clone, get } from './dom.js';
import { dayOf, local } from './time.js';

const fiveMinutes = 300_000;

/** @typedef {{author: string, at: Date}} Said */

/**
 * Whether a message continues what its author said just before.
 * @param {Said | undefined} before
 * @param {Said} message
 */
export const continues = (before, message) =>
  before?.author === message.author
  && dayOf(before.at) === dayOf(message.at)
  && message.at.getTime() - before.at.getTime() < fiveMinutes;

/**
 * Puts a separator before each day's first message and groups what one person said in a row, by the reader's calendar.
 * @param {HTMLElement} list
 */
export const arrange = list => {
  /** @type {Said | undefined} */
  let before;
  let day = '';
  /** @type {HTMLElement | undefined} */
  let separator;
  for (let item = list.firstElementChild; item instanceof HTMLElement; ) {
    const next = item.nextElementSibling;
    if (item.matches('.day')) {
      separator?.remove();
      separator = item;
    } else if (item.matches('.unread')) {
      before = undefined;
    } else if (item.matches('.message')) {
      const message = said(item);
      const today = dayOf(message.at);
      if (today !== day) label((separator ??= place(item)), message.at);
      else separator?.remove();
      item.classList.toggle('grouped', continues(before, message));
      [before, day, separator] = [message, today, undefined];
    }
    item = next;
  }
  separator?.remove();
};

/** @param {HTMLElement} item @returns {Said} */
const said = item => ({
  author: item.dataset.author ?? '',
  at: new Date(/** @type {HTMLTimeElement} */ (item.querySelector('time')).dateTime),
});

/** @param {HTMLElement} item */
const place = item => {
  const separator = clone('day');
  item.before(separator);
  return separator;
};

/** @param {HTMLElement} separator @param {Date} at */
const label = (separator, at) => {
  const text = local.day(at);
  separator.dataset.day = dayOf(at);
  const line = get('span', separator);
  if (line.textContent !== text) line.textContent = text;
};
