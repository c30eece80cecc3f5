import { Problem, call } from './api.js';
import { Company } from './company.js';
import { Composer, unseen } from './composer.js';
import { Deeds } from './deeds.js';
import { all, find, get, numberOf } from './dom.js';
import { Headline } from './headline.js';
import { History } from './history.js';
import { said } from './quotes.js';
import { Reading } from './reading.js';
import { shelf } from './shelf.js';
import { t } from './texts.js';
import { Tray } from './tray.js';

/** @import {Announcer} from './announcer.js' @import {Attachment, Change, Message, News} from './contract.js' @import {List} from './list.js' @import {Outbox} from './outbox.js' @import {Presence} from './presence.js' @import {Timeline} from './timeline.js' */

/** One conversation, taken over as the server drew it and kept up to date. */
export class Conversation {
  /** @type {Announcer | undefined} */
  announcer;

  /**
   * @param {HTMLElement} pane
   * @param {Timeline} timeline its messages
   * @param {List | null} list
   * @param {Presence} presence
   * @param {Outbox} outbox
   */
  constructor(pane, timeline, list, presence, outbox) {
    const { id = '', read } = pane.dataset;
    const messages = `/conversations/${id}/messages`;
    const { me } = timeline;
    this.pane = pane;
    this.id = id;
    this.me = me;
    this.timeline = timeline;
    this.list = list;
    this.jump = get('#jump', pane);
    this.line = get('#announcer', pane);
    this.headline = new Headline(pane);
    this.company = new Company(pane, me.username, presence, timeline.ticks);
    this.history = new History(messages, timeline);
    this.reading = new Reading(`/conversations/${id}/read`, timeline, Number(read), unread => this.#unread(unread));
    this.form = /** @type {HTMLFormElement} */ (get('#composer', pane));
    this.farewell = get('#left span', pane);
    const tray = new Tray(pane, () => this.composer.arrived());
    this.composer = new Composer(this.form, shelf(`${me.username}:draft:`), id, tray, (body, files, about) => this.#send(body, files, about), text => this.company.typed(text));
    this.messages = messages;
    new Deeds(pane, timeline, messages, {
      reply: item => this.composer.reply(numberOf(item), said(item)),
      unread: item => this.#leave(numberOf(item) - 1),
      edit: item => this.#rewrite(item),
      remove: item => {
        timeline.scroll.element.focus();
        this.#change(numberOf(item));
      },
    }, message => this.#hear([message]), (problem, no) => this.#refuse(problem, no));

    this.composer.resume(no => timeline.quotes.drawn(no));
    timeline.list.addEventListener('click', event => this.#choose(/** @type {HTMLElement} */ (event.target)));
    this.jump.addEventListener('click', event => {
      event.preventDefault();
      const { unread, scroll } = timeline;
      if (unread && this.reading.no < timeline.log.head && scroll.isBelow(unread)) scroll.to(unread, 'start');
      else this.toEnd();
    });
    this.outbox = outbox;
    this.#watch();
    this.#keepPlace();
  }

  /** Who goes elsewhere and comes back stands where they stood. */
  #keepPlace() {
    const { timeline } = this;
    const isBack = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType('navigation')[0])?.type === 'back_forward';
    if (isBack && history.state) import('./place.js').then(({ toPlace }) => toPlace(timeline, this.messages), () => {});
    timeline.scroll.element.addEventListener('scroll', () => import('./place.js').then(({ keepPlace }) => keepPlace(timeline), () => {}), { once: true, passive: true });
  }

  /** What the page shows as stored is not drawn as unsent again. */
  #watch() {
    this.outbox.watch({
      changed: unsent => {
        if (unsent.conversation !== this.id) return;
        if (find(`[data-key="${unsent.key}"][id]`, this.timeline.list)) this.outbox.done(unsent.key);
        else this.timeline.send(unsent);
      },
      sent: ({ conversation }, message) => { if (conversation === this.id) this.#hear([message]); },
      discarded: key => this.timeline.discard(key),
    });
  }

  /** @param {News} news */
  async hear({ conversations, left, typing, more }) {
    const change = conversations.find(({ conversation }) => String(conversation.id) === this.id);
    if (typing) this.company.typing(typing);
    if (change) await this.#changed(change);
    else if (left.some(id => String(id) === this.id)) this.#amIn(false);
    if (more) return;
    await this.history.fill();
    this.reading.heard();
  }

  /** @param {Change} change */
  async #changed(change) {
    await this.history.loading;
    this.timeline.scroll.update();
    const { head } = this.timeline.log;
    const { messages, reset, conversation } = change;
    const news = messages.filter(m => m.no > head && m.author !== this.me.username && !m.deleted);
    if (news.length && this.reading.no >= head && !this.reading.isHere()) this.timeline.divide(head);
    if (reset && news.length && this.#isTooMuch(messages[0])) return location.replace(/** @type {HTMLAnchorElement} */ (this.jump).href);
    if (reset && !this.timeline.reset(messages)) this.history.again().catch(() => {});
    this.#hear(messages);
    this.headline.show(conversation);
    this.company.hear(change);
    this.reading.hear(conversation.readNo);
    if (news.length) this.#aloud(announcer => announcer.tell(news));
    this.#amIn(true);
  }

  /** Whether more has come than the page can show, for who would begin where it does: another leads there. @param {Message} first of those that it can */
  #isTooMuch({ no }) {
    return no > this.reading.no + 1 && this.timeline.follows && !this.reading.isHere() && this.composer.tray.ready && !find('a.first');
  }

  /** Whether one is still in the conversation. @param {boolean} inside */
  #amIn(inside) {
    this.form.hidden = !inside;
    this.farewell.hidden = inside;
  }

  /** @param {Message[]} messages */
  #hear(messages) {
    const { head } = this.timeline.log;
    for (const { author, idempotencyKey } of messages) if (author === this.me.username && idempotencyKey) this.outbox.done(idempotencyKey);
    this.timeline.hear(messages);
    const latest = messages.filter(message => message.no > head).sort((one, other) => one.no - other.no).at(-1);
    if (latest) this.list?.heard({ ...latest, attachments: latest.attachments?.length ?? 0 });
    this.company.posted(messages);
    this.reading.look();
  }

  /** @param {string} body @param {Attachment[]} files @param {{replyTo?: number, edits?: number}} about */
  #send(body, files, { replyTo, edits }) {
    if (edits) return void this.#change(edits, body);
    const attachments = files.length ? files.map(({ id }) => id) : undefined;
    this.toEnd();
    this.outbox.add(this.id, { body, attachments, replyTo }, files);
  }

  /** Puts a message better, or takes it away; the news will tell. @param {number} no @param {string} [body] */
  async #change(no, body) {
    const path = `${this.messages}/${no}`;
    try {
      if (body === undefined) await call('DELETE', path);
      else {
        this.#hear([await call('PATCH', path, { body: { body } })]);
        this.composer.edited(no);
      }
    } catch (problem) {
      this.#refuse(problem, no, body);
    }
  }

  /** Leaves what comes after a message for later. @param {number} no */
  async #leave(no) {
    try {
      await this.reading.leave(no);
      get('.back', this.pane).click();
    } catch (problem) {
      this.#refuse(problem);
    }
  }

  /** Says why something could not be done. @param {any} problem @param {number} [no] the message that it was about @param {string} [body] */
  #refuse(problem, no = 0, body) {
    if (!(problem instanceof Problem)) throw problem;
    const reason = no && problem.status === 404 && !this.form.hidden ? t('message.deleted') : problem.message;
    this.composer.refuse(reason, no, body);
    this.#aloud(announcer => announcer.say(reason));
  }

  /** Reads out; whoever does so is there from when there is something. @param {(announcer: Announcer) => void} what */
  #aloud(what) {
    import('./announcer.js').then(({ Announcer }) => what(this.announcer ??= new Announcer(this.line)), () => {});
  }

  /** Goes to the newest message. */
  async toEnd() {
    if (!this.timeline.log.live) await this.history.newest().catch(() => {});
    this.timeline.scroll.toEnd();
    if (document.activeElement === this.jump) this.timeline.scroll.element.focus();
    this.reading.look();
  }

  /** Puts one's own latest message better, if it is at hand. */
  rewrite() {
    const item = all('.mine:not(.deleted, [data-state])', this.timeline.list).at(-1);
    if (item && get('.body', item).textContent) this.#rewrite(item);
  }

  /** @param {HTMLElement} item */
  #rewrite(item) {
    this.composer.edit(numberOf(item), get('.body', item).textContent ?? '', !!find('.attachment', item));
  }

  /** Writes on where a message was refused. @param {string} key */
  #takeBack(key) {
    const { draft: { body, replyTo } = { body: '' }, files } = this.outbox.discard(key) ?? {};
    if (replyTo) this.composer.reply(replyTo, this.timeline.quotes.drawn(replyTo) ?? unseen);
    this.composer.takeBack(body, files);
  }

  /** @param {HTMLElement} target */
  #choose(target) {
    const key = /** @type {HTMLElement | null} */ (target.closest('[data-key]'))?.dataset.key ?? '';
    if (target.matches('.edit')) return this.#takeBack(key);
    if (!target.matches('.retry, .discard')) return;
    this.timeline.scroll.element.focus();
    if (target.matches('.retry')) this.outbox.retry(key);
    else this.outbox.discard(key);
  }

  /** @param {number} unread */
  #unread(unread) {
    this.list?.unread(unread);
    const { log, scroll } = this.timeline;
    this.jump.hidden = log.live && scroll.atEnd;
    get('span', this.jump).textContent = unread ? t('conversation.unread', { count: unread }) : t('conversation.latest');
  }
}
