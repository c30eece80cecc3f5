import { all, clone, find, get, numberOf } from './dom.js';
import { arrange } from './days.js';
import { Log } from './log.js';
import { draw, say } from './message.js';
import { Pending } from './pending.js';
import { Quotes } from './quotes.js';
import { Scroll } from './scroll.js';
import { Ticks } from './ticks.js';
import { eachDay } from './time.js';

/** @import {Message, Reaction} from './contract.js' @import {Unsent} from './outbox.js' */

const most = 150;

/** The messages as drawn: the page's own to begin with, then what the feed, the history and the composer bring. */
export class Timeline {
  /** @type {Map<number, HTMLElement>} */
  #items = new Map();
  #read;
  /** Whether the line came while nobody looked at the end. */
  #missed = false;
  /** Draws the reactions to a message. @type {(item: HTMLElement, reactions: Reaction[]) => void} */
  react = () => {};

  /**
   * @param {HTMLElement} pane
   * @param {{username: string, name: string}} me
   */
  constructor(pane, me) {
    const { id = '', last, read, rev } = pane.dataset;
    this.me = me;
    this.scroll = new Scroll(get('.scroll', pane));
    this.log = new Log(Number(last));
    this.list = get('.messages', pane);
    // in the background, too, where nothing is laid out yet, it stays until there are frames
    requestAnimationFrame(() => requestAnimationFrame(() => this.list.classList.remove('opening')));
    this.older = get('.older', this.list);
    this.newer = get('.newer', this.list);
    this.quotes = new Quotes(id, this.list);
    this.pending = new Pending(this.list, me, this.quotes);
    this.ticks = new Ticks(this.list);
    for (const item of all('.message', this.list)) this.#adopt(item, Number(rev));
    this.#read = Number(read) < this.log.last ? Number(read) : -1;
    this.#settle();
    eachDay(() => arrange(this.list));
    if (!location.hash && this.scroll.atEnd) this.#toUnread();
    this.list.addEventListener('error', ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      const anew = () => import('./anew.js').then(({ fetchAnew }) => fetchAnew(target));
      anew().catch(() => addEventListener('online', () => anew().catch(() => {}), { once: true }));
    }, true);
  }

  /** The line above what is new to the reader. */
  get unread() {
    return find('.unread', this.list);
  }

  /** What comes after a message is new to the reader, who is elsewhere. @param {number} no */
  divide(no) {
    this.#read = no;
    this.#missed = this.scroll.atEnd;
  }

  /** The reader is back, and what came meanwhile is drawn: who has not gone elsewhere begins with that. */
  resume() {
    if (this.#missed && this.scroll.atEnd) this.#toUnread();
    this.#missed = false;
  }

  /** Goes to where what is new begins, unless it can be seen. */
  #toUnread() {
    if (this.unread) this.scroll.to(this.unread);
  }

  /** News, as the feed or the answer to a post tells it. @param {Message[]} messages */
  hear(messages) {
    this.#change(() => {
      for (const message of messages) {
        const item = this.pending.take(message);
        this.quotes.hear(message);
        if (!this.log.hear(message)) item?.remove();
        else this.#place(message, item);
      }
    });
  }

  /** A page of the history next to what is drawn. @param {Message[]} messages */
  add(messages) {
    this.#change(() => messages.filter(message => this.log.add(message)).forEach(message => {
      this.quotes.hear(message);
      this.#place(message);
    }));
  }

  /** Begins anew with the newest page. @param {Message[]} messages */
  restart(messages) {
    this.#forget(this.log.drop(this.log.size, 'top'));
    this.add(messages);
  }

  /** Whether the reader is where what comes is drawn. */
  get follows() {
    return this.log.live && this.scroll.atEnd;
  }

  /** The newest page, after too many changes to tell them all; false for who reads further up, and stays there. @param {Message[]} messages */
  reset(messages) {
    const { follows } = this;
    this.log.head = Math.max(this.log.head, messages.at(-1)?.no ?? 0);
    if (follows) this.restart(messages);
    else this.hear(messages);
    return follows;
  }

  /** One's own message before the server knows of it, and how it fares. @param {Unsent} unsent */
  send(unsent) {
    this.#change(() => this.pending.show(unsent));
  }

  /** @param {string} key */
  discard(key) {
    this.#change(() => this.pending.discard(key));
  }

  /** @param {HTMLElement} item @param {number} rev the page's newest: what is told up to there, it has drawn */
  #adopt(item, rev) {
    const no = numberOf(item);
    this.log.add({ no, rev });
    this.#items.set(no, item);
    say(item);
  }

  /**
   * @param {Message} message
   * @param {HTMLElement} [pending] the item that stood for it until now
   */
  #place(message, pending) {
    const known = this.#items.get(message.no);
    if (known) pending?.remove();
    const mine = message.author === this.me.username;
    this.#rename(message);
    const item = draw(message, mine, known ?? pending);
    if (mine) this.ticks.draw(item);
    this.quotes.show(item, message.deleted ? undefined : message.replyTo);
    if (message.reactions?.length || find('.reactions', item)) this.react(item, message.reactions ?? []);
    if (known) return;
    this.#items.set(message.no, item);
    let next = /** @type {Element} */ (this.newer);
    while (next.previousElementSibling && !precedes(next.previousElementSibling, message.no)) next = next.previousElementSibling;
    if (item.nextElementSibling !== next) next.before(item);
  }

  /** Whoever calls themselves otherwise by now does so at all that they have said. @param {Message} message */
  #rename({ author, authorName }) {
    const names = `[data-author="${author}"] .author bdi`;
    if (find(names, this.list)?.textContent !== authorName) for (const name of all(names, this.list)) name.textContent = authorName;
  }

  /** @param {() => void} work */
  #change(work) {
    this.scroll.keep(() => {
      work();
      const excess = this.log.size - most;
      if (excess > 0) this.#forget(this.log.drop(excess, this.scroll.inLowerHalf ? 'top' : 'bottom'));
      this.#settle();
    });
  }

  /** @param {number[]} numbers */
  #forget(numbers) {
    for (const no of numbers) {
      this.#items.get(no)?.remove();
      this.#items.delete(no);
    }
  }

  /** The line below what had been read when the page was opened or left; gone while that is not drawn. */
  #divide() {
    const above = this.#items.get(this.#read);
    const line = this.unread;
    if (!above) line?.remove();
    else if (!line || above.nextElementSibling !== line) above.after(line ?? clone('unread'));
  }

  #settle() {
    this.#divide();
    arrange(this.list);
    this.older.hidden = this.log.first <= 1 || this.log.size === 0;
    this.newer.hidden = this.log.live;
  }
}

/** @param {Element} item @param {number} no */
const precedes = (item, no) =>
  item.matches('.older') || (item.matches('.message') && numberOf(item) < no);
