import { call } from './api.js';
import { find, get } from './dom.js';
import { Here } from './here.js';
import { Members } from './members.js';

/** @import {Change, Message, Typist} from './contract.js' @import {Presence} from './presence.js' @import {Ticks} from './ticks.js' @import {Typing} from './typing.js' */

const mostMarked = 32;
const mostKnown = 256;

/** The others in the open conversation: who is here, who is typing, how far they have received and read. */
export class Company {
  /** Fetched when somebody begins to type. @type {Promise<{line: Typing, tell: (text: string) => void}> | undefined} */
  #typing;

  /**
   * @param {HTMLElement} pane
   * @param {string} me
   * @param {Presence} presence
   * @param {Ticks} ticks
   */
  constructor(pane, me, presence, ticks) {
    const { id = '', peer, members } = pane.dataset;
    this.pane = pane;
    this.me = me;
    this.presence = presence;
    this.ticks = ticks;
    this.peer = peer || undefined;
    this.count = Number(members);
    this.size = find('#members', pane);
    this.line = find('#presence', pane);
    this.here = find('#here', pane) && new Here(pane);
    this.id = id;
    this.members = this.#load();

    presence.watch(() => this.#present());
    setInterval(() => this.#present(), 60_000);
  }

  /** Whether there are others, and so few that each hears how far the others are. */
  get isClose() {
    return this.peer !== this.me && this.count <= mostMarked;
  }

  /** @param {Change} change */
  hear({ conversation, reset, members }) {
    this.count = conversation.members;
    if (this.size) this.size.textContent = String(this.count);
    if (reset) this.#load();
    this.members.hear(members);
    this.#marked();
    this.#present();
  }

  /** @param {Message[]} messages */
  posted(messages) {
    this.members.posted(messages);
    if (this.#typing) this.#withTyping(({ line }) => line.end(messages.map(({ author }) => author)));
    this.#marked();
  }

  /** All who are typing now, anywhere. @param {Typist[]} typists */
  typing(typists) {
    this.#withTyping(({ line }) => line.hear(typists));
  }

  /** One changes what one writes. @param {string} text */
  typed(text) {
    if (this.isClose) this.#withTyping(({ tell }) => tell(text));
  }

  /** @param {(typing: {line: Typing, tell: (text: string) => void}) => void} work */
  #withTyping(work) {
    this.#typing ??= import('./typing.js').then(({ Typing, typist }) => ({
      line: new Typing(get('#typing', this.pane), this.id),
      tell: typist(() => call('PUT', `/conversations/${this.id}/typing`).catch(() => {})),
    }));
    this.#typing.then(work, () => (this.#typing = undefined));
  }

  #load() {
    const members = new Members(`/conversations/${this.id}/members`);
    this.members = members;
    if (this.peer !== this.me && this.count <= mostKnown) members.load().then(() => { this.#marked(); this.#present(); });
    return members;
  }

  #marked() {
    this.pane.toggleAttribute('data-receipts', this.isClose);
    if (this.members.complete) this.ticks.show(this.members.present.filter(({ username, gone }) => username !== this.me && !gone));
  }

  #present() {
    if (!this.presence.known) return;
    if (this.line && this.peer) {
      const text = this.presence.tell(this.peer);
      if (this.line.textContent !== text) this.line.textContent = text;
      this.line.className = this.presence.isOnline(this.peer) ? 'online' : 'seen';
    }
    if (this.members.complete) {
      this.here?.show(this.members.present.map(member => ({ ...member, online: this.#isHere(member.username) })));
    }
  }

  /** @param {string} username */
  #isHere(username) {
    return username === this.me || this.presence.isOnline(username);
  }
}
