import { attached } from './attachment.js';
import { portray } from './avatar.js';
import { clone, find, get } from './dom.js';
import { calling, isPictures, nodes } from './text.js';
import { t } from './texts.js';
import { local } from './time.js';

/** @import {Attachment, Message} from './contract.js' */

const callsMe = calling(document.body.dataset.username ?? '');

/**
 * Draws a message, into the item that already stands for it or a new one.
 * @param {Message} message
 * @param {boolean} mine
 */
export const draw = (message, mine, item = clone('message')) => {
  const at = new Date(message.createdAt);
  item.id = `m${message.no}`;
  item.classList.toggle('mine', mine);
  item.classList.toggle('deleted', !!message.deleted);
  item.dataset.author = message.author;
  if (mine && message.idempotencyKey) item.dataset.key = message.idempotencyKey;

  portray(get('.avatar', item), message.author, message.authorName, message.authorAvatar);
  const author = get('.author', item);
  author.setAttribute('href', `/people/${encodeURIComponent(message.author)}`);
  get('bdi', author).textContent = message.authorName;

  find('.options', item)?.setAttribute('href', `/conversations/${message.conversation}/messages/${message.no}/options`);
  const time = /** @type {HTMLTimeElement} */ (get('time', item));
  time.dateTime = message.createdAt;
  time.textContent = local.hour(at);
  word('gone', get('.meta', item), message.deleted ? t('message.deleted') : '');
  word('edited', time, message.editedAt && !message.deleted ? `${t('message.edited')} ` : '');
  show(item, message.attachments ?? []);
  say(item, message.deleted ? '' : (message.body ?? ''));
  setState(item);
  return item;
};

/** Leaves what is there alone, so that no picture is fetched twice. @param {HTMLElement} item @param {Attachment[]} attachments */
const show = (item, attachments) => {
  const there = get('.attachments', item);
  if (there.children.length !== attachments.length) there.replaceChildren(...attachments.map(attached));
};

/**
 * Makes links, code and large emoji of a plain body.
 * @param {HTMLElement} item
 * @param {string} [text] what the server drew, unless given
 */
export const say = (item, text) => {
  const body = get('.body', item);
  const said = text ?? body.textContent ?? '';
  if (text !== undefined || /:\/\/|`/.test(said)) body.replaceChildren(...nodes(said));
  item.classList.toggle('pictures', isPictures(said));
  item.classList.toggle('named', callsMe(said));
};

/**
 * A word that stands only where it is true, so that a page of messages has few nodes.
 * @param {string} name its class
 * @param {HTMLElement} next what it stands before
 * @param {string} text none to take it away
 */
const word = (name, next, text) => {
  const known = next.previousElementSibling?.matches(`.${name}`) ? next.previousElementSibling : null;
  if (!text) known?.remove();
  if (!text || known) return;
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  next.before(span);
};

/**
 * Stored, on its way, or refused for a reason.
 * @param {HTMLElement} item
 * @param {'sending' | 'failed'} [state]
 * @param {string} [reason]
 */
export const setState = (item, state, reason = '') => {
  if (state) item.dataset.state = state;
  else delete item.dataset.state;
  const time = get('time', item);
  word('state', time, state === 'sending' ? `${t('message.sending')} ` : '');
  time.hidden = !!state;
  find('.failure', item)?.remove();
  if (state !== 'failed') return;
  item.append(clone('failure'));
  get('.reason', item).textContent = reason;
};
