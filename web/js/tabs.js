import { Leader } from './leader.js';
import { locks } from './locks.js';
import { rest } from './pace.js';

/** @import {Outbox} from './outbox.js' @import {Sync} from './sync.js' */

const settling = 1000;

/** All tabs of a person as one: the leading one asks and sends, and tells the others what it hears. */
export class Tabs {
  #latest = '';
  #catching = false;

  /**
   * @param {string} username
   * @param {Sync} sync
   * @param {Outbox} outbox
   * @param {(up: boolean) => void} connected
   */
  constructor(username, sync, outbox, connected) {
    this.sync = sync;
    this.outbox = outbox;
    this.channel = new BroadcastChannel(`parley:${username}`);
    this.leader = new Leader(`parley:${username}:poll`, locks, this.channel, {
      seen: () => !document.hidden,
      cursor: () => sync.cursor,
      changed: leads => {
        if (leads) sync.kick();
        else sync.stop();
        outbox.lead(leads);
      },
      follows: cursor => this.#follow(cursor),
    });
    sync.tell = {
      ...sync.tell,
      connected: up => {
        connected(up);
        if (up) outbox.reached();
        this.channel.postMessage({ kind: 'connected', up });
      },
      heard: (since, news) => this.channel.postMessage({ kind: 'news', since, news }),
    };
    outbox.share = notice => {
      if (notice.message) sync.reached();
      this.channel.postMessage({ kind: 'outbox', notice });
    };
    this.channel.addEventListener('message', ({ data: { kind, up, since, news, notice } }) => {
      if (kind === 'outbox') outbox.hear(notice);
      if (kind === 'connected') connected(up);
      if (kind === 'news') sync.told(since, news).then(all => { this.#latest = news.cursor; if (!all) this.#follow(news.cursor); }, () => {});
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.leader.offer());
    addEventListener('pagehide', () => this.leader.stop());
    document.addEventListener('freeze', () => this.leader.stop());
    document.addEventListener('resume', () => this.leader.start());
    addEventListener('pageshow', ({ persisted }) => persisted && this.leader.start());
    this.leader.start();
  }

  /** The connection may be back, or this tab has come to the front. */
  kick() {
    this.outbox.kick();
    if (this.leader.leads) this.sync.look();
    else this.leader.claim();
  }

  /** A tab that is seen and does not lead knows what the leader knows. @param {string} cursor */
  async #follow(cursor) {
    this.#latest = cursor;
    if (this.#catching || document.hidden || cursor === this.sync.cursor) return;
    this.#catching = true;
    await rest(settling);
    if (!this.leader.leads && this.#latest !== this.sync.cursor) await this.sync.catchUp(() => this.#latest).catch(() => {});
    this.#catching = false;
  }
}
