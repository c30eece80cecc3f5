import { call } from './api.js';
import { Announcer } from './announcer.js';
import { Composer } from './composer.js';
import { Connection } from './connection.js';
import { all, get, whenBack } from './dom.js';
import { Feed } from './feed.js';
import { History } from './history.js';
import { Outbox } from './outbox.js';
import { Reading } from './reading.js';
import { shelf } from './shelf.js';
import { Timeline } from './timeline.js';

/** @import {Message} from './message.js' @import {List} from './list.js' @import {Unsent} from './outbox.js' @import {Page} from './feed.js' */

/** One conversation, taken over as the server drew it and kept up to date. */
export class Conversation {
  /**
   * @param {HTMLElement} pane
   * @param {{username: string, name: string}} me
   * @param {List | null} list
   */
  constructor(pane, me, list) {
    const { id = '', cursor = '', last, read } = pane.dataset;
    const messages = `/conversations/${id}/messages`;
    const marks = { lastNo: Number(last), readNo: Number(read) };
    this.me = me;
    this.list = list;
    this.jump = get('#jump', pane);
    this.connection = new Connection(get('#banner', pane));
    this.announcer = new Announcer(get('#announcer', pane));
    this.timeline = new Timeline(get('.scroll', pane), me, marks);
    this.history = new History(messages, this.timeline);
    this.reading = new Reading(`/conversations/${id}/read`, this.timeline, marks.readNo, unread => this.#unread(unread));
    const unsent = shelf(`${me.username}:unsent:${id}:`);
    for (const { dataset } of all('[data-key]', this.timeline.list)) unsent.remove(dataset.key ?? '');
    this.outbox = new Outbox(
      unsent,
      ({ key, body }) => call('POST', messages, { body: { body }, headers: { 'Idempotency-Key': key }, signal: AbortSignal.timeout(20_000) }),
      { changed: unsent => this.timeline.send(unsent), sent: message => this.#hear([message]) },
    );
    this.feed = new Feed(messages, cursor, {
      page: page => this.#page(page),
      connected: up => this.connection.is(up),
      gone: () => void setTimeout(() => location.reload(), Math.max(0, 10_000 - performance.now())),
    });
    new Composer(/** @type {HTMLFormElement} */ (get('#composer', pane)), shelf(`${me.username}:draft:`), id, body => this.#send(body));

    this.timeline.list.addEventListener('click', event => this.#choose(/** @type {HTMLElement} */ (event.target)));
    this.jump.addEventListener('click', event => { event.preventDefault(); this.#toEnd(); });
    whenBack(() => { this.feed.kick(); this.outbox.kick(); });
    addEventListener('pagehide', () => this.feed.stop());
    this.feed.kick();
  }

  /** @param {Page} page */
  async #page(page) {
    await this.history.loading;
    const { head } = this.timeline.log;
    this.#hear(page.messages);
    this.announcer.tell(page.messages.filter(m => m.no > head && m.author !== this.me.username && !m.deleted));
    if (!page.more) await this.history.fill();
  }

  /** @param {Message[]} messages */
  #hear(messages) {
    const { head } = this.timeline.log;
    for (const { author, idempotencyKey } of messages) if (author === this.me.username && idempotencyKey) this.outbox.done(idempotencyKey);
    this.timeline.hear(messages);
    const latest = messages.findLast(message => message.no > head);
    if (latest) this.list?.heard(latest);
    this.reading.look();
  }

  /** @param {string} body */
  #send(body) {
    this.outbox.add(body);
    this.#toEnd();
  }

  async #toEnd() {
    if (!this.timeline.log.live) await this.history.newest().catch(() => {});
    this.timeline.scroll.toEnd();
    this.reading.look();
  }

  /** @param {HTMLElement} target */
  #choose(target) {
    const key = /** @type {HTMLElement | null} */ (target.closest('[data-key]'))?.dataset.key ?? '';
    if (target.matches('.retry')) this.outbox.retry(key);
    if (!target.matches('.discard')) return;
    this.outbox.done(key);
    this.timeline.discard(key);
  }

  /** @param {number} unread */
  #unread(unread) {
    this.list?.unread(unread);
    const { log, scroll } = this.timeline;
    this.jump.hidden = log.live && scroll.atEnd;
    get('span', this.jump).textContent = unread ? `${unread} new` : 'Latest';
  }
}
