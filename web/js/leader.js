import { rest } from './pace.js';

const patience = 600;
const every = 5000;

/** @typedef {{request: (name: string, options: {signal?: AbortSignal, steal?: boolean}, work: () => Promise<void>) => Promise<unknown>}} Locks */
/** @typedef {Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>} Channel */

/** Which of a person's tabs asks the server for all of them: one that is seen, where there is one. */
export class Leader {
  leads = false;
  /** @type {AbortController | undefined} */
  #stop;
  #answered = new AbortController();
  /** @type {Promise<void> | undefined} */
  #claim;
  #release = () => {};

  /**
   * @param {string} name
   * @param {Locks} locks
   * @param {Channel} channel
   * @param {{seen: () => boolean, cursor: () => string, changed: (leads: boolean) => void, follows: (cursor: string) => void}} tab
   */
  constructor(name, locks, channel, tab) {
    this.name = name;
    this.locks = locks;
    this.channel = channel;
    this.tab = tab;
    channel.addEventListener('message', ({ data }) => this.#hear(data));
  }

  get #runs() {
    return !!this.#stop && !this.#stop.signal.aborted;
  }

  get #wants() {
    return this.#runs && !this.leads && this.tab.seen();
  }

  /** Stands in line. Whoever is seen does not wait there for long. */
  start() {
    if (this.#runs) return;
    this.#stop = new AbortController();
    this.#line(this.#stop.signal);
    this.#watch(this.#stop.signal);
  }

  /** Lets another lead, at once. */
  stop() {
    this.#stop?.abort();
    this.#release();
  }

  /** Takes the lead, unless a tab that is seen has it and says so in time: one may be frozen. One answer is for all who claim. */
  claim() {
    return (this.#claim ??= this.#take().finally(() => (this.#claim = undefined)));
  }

  async #take() {
    if (!this.#wants) return;
    this.#answered = new AbortController();
    this.channel.postMessage({ kind: 'ask' });
    const { signal } = this.#answered;
    await rest(patience, signal);
    if (signal.reason !== 'stays' && this.#wants) this.#hold({ steal: true });
  }

  /** Says that this tab is no longer seen, to those that are. */
  offer() {
    if (this.leads) this.channel.postMessage({ kind: 'free' });
  }

  /** @param {AbortSignal} stop */
  async #line(stop) {
    while (!stop.aborted) await this.#hold({ signal: stop });
  }

  /** @param {AbortSignal} stop */
  async #watch(stop) {
    while (!stop.aborted) {
      await this.claim();
      await rest(every, stop);
    }
  }

  /** Leads until told to stop, or until another takes over; a tab that has stolen the lead from itself goes on. @param {{signal?: AbortSignal, steal?: boolean}} options */
  async #hold(options) {
    /** @type {(() => void) | undefined} */
    let mine;
    await this.locks.request(this.name, options, () => new Promise(release => {
      this.#release = mine = () => release(undefined);
      this.#change(true);
    })).catch(() => {});
    if (mine && mine === this.#release) this.#change(false);
  }

  /** @param {boolean} leads */
  #change(leads) {
    this.leads = leads;
    this.tab.changed(leads);
  }

  /** @param {{kind: string, cursor: string}} message */
  #hear({ kind, cursor }) {
    if (kind === 'ask' && this.leads) this.channel.postMessage({ kind: this.tab.seen() ? 'stays' : 'yields', cursor: this.tab.cursor() });
    if (kind === 'free') this.claim();
    if (kind !== 'stays' && kind !== 'yields') return;
    if (kind === 'stays' && !this.leads) this.tab.follows(cursor);
    this.#answered.abort(kind);
  }
}
