import { call } from './api.js';
import { all, clone, find, get } from './dom.js';
import { t } from './texts.js';

/** @import {Message} from './contract.js' */

/** @typedef {{authorName: string, text: string}} Quote */

const length = 140;

/** What a message says, in short; nothing once it was deleted. @param {Pick<Message, 'body' | 'attachments'>} message */
export const brief = ({ body, attachments }) => {
  const text = [...(body ?? '').trim().replace(/\s+/g, ' ')].slice(0, length).join('');
  return text || (body !== null && attachments?.length ? '📎' : '');
};

/** What messages answer: shown above them, and a way to it. */
export class Quotes {
  /** @type {Map<number, Promise<Quote>>} */
  #known = new Map();

  /**
   * @param {string} conversation
   * @param {HTMLElement} list
   */
  constructor(conversation, list) {
    this.messages = `/conversations/${conversation}/messages`;
    this.list = list;
  }

  /** @param {HTMLElement} item the message's @param {number | null | undefined} no of what it answers */
  async show(item, no) {
    if (!no || find('.reply', item)) return;
    const link = clone('quote');
    link.setAttribute('href', `${this.messages}/${no}`);
    get('.bubble', item).prepend(link);
    const { authorName, text } = await this.of(no).catch(() => ({ authorName: '', text: '…' }));
    get('bdi', link).textContent = authorName;
    get('span', link).textContent = text || t('message.deleted');
  }

  /** What a changed one says now, wherever it is quoted. @param {Message} message */
  hear(message) {
    if (!message.deleted && !message.editedAt) return;
    this.#known.delete(message.no);
    for (const text of all(`.reply[href$="/messages/${message.no}"] span`, this.list)) text.textContent = brief(message) || t('message.deleted');
  }

  /** What a message says, where it is drawn. @param {number} no @returns {Quote | undefined} */
  drawn(no) {
    const item = find(`#m${no}`, this.list);
    return item ? said(item) : undefined;
  }

  /** Drawn, or asked for once. @param {number} no @returns {Promise<Quote>} */
  of(no) {
    const drawn = this.drawn(no);
    if (drawn) return Promise.resolve(drawn);
    const asked = this.#known.get(no) ?? call('GET', `${this.messages}/${no}`)
      .then(message => ({ authorName: message.authorName, text: brief(message) }));
    this.#known.set(no, asked);
    asked.catch(() => this.#known.delete(no));
    return asked;
  }
}

/** @param {HTMLElement} item */
export const said = item => ({
  authorName: get('.author', item).textContent ?? '',
  text: item.classList.contains('deleted') ? '' : brief({
    body: get('.body', item).textContent,
    attachments: /** @type {any[]} */ ([...item.querySelectorAll('.attachment')]),
  }),
});
