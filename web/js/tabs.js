import { Leader } from './leader.js';
import { leases } from './leases.js';
import { rest } from './pace.js';

/** @import {Sync} from './sync.js' */

const settling = 1000;

/** One feed for all tabs of a person: the leading one asks, and tells the others what it hears. */
export class Tabs {
  #latest = '';
  #catching = false;

  /**
   * @param {string} username
   * @param {Sync} sync
   * @param {(up: boolean) => void} connected
   */
  constructor(username, sync, connected) {
    this.sync = sync;
    this.channel = new BroadcastChannel(`parley:${username}`);
    this.leader = new Leader(`parley:${username}:poll`, navigator.locks ?? leases(), this.channel, {
      seen: () => !document.hidden,
      cursor: () => sync.cursor,
      changed: leads => (leads ? sync.kick() : sync.stop()),
      follows: cursor => this.#follow(cursor),
    });
    sync.tell = {
      ...sync.tell,
      connected: up => { connected(up); this.channel.postMessage({ kind: 'connected', up }); },
      heard: (since, news) => this.channel.postMessage({ kind: 'news', since, news }),
    };
    this.channel.addEventListener('message', ({ data: { kind, up, since, news } }) => {
      if (kind === 'connected') connected(up);
      if (kind === 'news') sync.told(since, news).then(all => { this.#latest = news.cursor; if (!all) this.#follow(news.cursor); }, () => {});
    });
    addEventListener('pagehide', () => this.leader.stop());
    document.addEventListener('freeze', () => this.leader.stop());
    document.addEventListener('resume', () => this.leader.start());
    addEventListener('pageshow', ({ persisted }) => persisted && this.leader.start());
    this.leader.start();
  }

  /** The connection may be back, or this tab has come to the front. */
  kick() {
    if (this.leader.leads) this.sync.kick();
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
