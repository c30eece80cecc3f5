import { call } from './api.js';
import { shelf } from './shelf.js';
import { calling } from './text.js';

/** @import {News} from './contract.js' */

/** Whether this device is woken. @typedef {'unsupported' | 'blocked' | 'off' | 'on'} State */

/** What it takes of a browser. @typedef {{possible: boolean, permission: () => NotificationPermission, ask: () => Promise<NotificationPermission>, registration: () => Promise<Pick<ServiceWorkerRegistration, 'pushManager' | 'active' | 'getNotifications'>>}} Platform */

/** @type {Platform} */
const platform = {
  possible: globalThis.isSecureContext && 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis,
  permission: () => Notification.permission,
  ask: () => Notification.requestPermission(),
  registration: () => navigator.serviceWorker.ready,
};

/** Waking this device by Web Push when something is said to its owner, who is away. */
export class Push {
  /**
   * @param {string} username
   * @param {typeof call} [server]
   * @param {Platform} [browser]
   */
  constructor(username, server = call, browser = platform) {
    this.kept = shelf(`${username}:`);
    this.server = server;
    this.browser = browser;
    this.named = calling(username);
  }

  /** @returns {Promise<State>} */
  async state() {
    if (!this.browser.possible) return 'unsupported';
    if (this.browser.permission() === 'denied') return 'blocked';
    const here = await this.#subscription();
    return here && (await this.server('GET', '/me/push')).subscribed ? 'on' : 'off';
  }

  /** Asks for permission, so it has to follow a tap. @returns {Promise<State>} */
  async turnOn() {
    if (await this.browser.ask() !== 'granted') return this.state();
    await this.#subscribe();
    return 'on';
  }

  /** @returns {Promise<State>} */
  async turnOff() {
    this.kept.remove('push');
    await (await this.#subscription())?.unsubscribe();
    await this.server('DELETE', '/me/push');
    return 'off';
  }

  /** What was turned on here stays so, after another sign-in and whatever became of it; another's does not. */
  async renew(hour = new Date().toISOString().slice(0, 13)) {
    const known = this.kept.get('push');
    if (!this.browser.possible || this.browser.permission() !== 'granted' || known === hour) return;
    if (known) await this.#subscribe(hour);
    else await (await this.#subscription())?.unsubscribe();
  }

  /** Takes back what was told meanwhile: its owner is here. */
  async quiet(hidden = document.hidden) {
    if (hidden || !this.browser.possible || this.browser.permission() !== 'granted') return;
    for (const notice of await (await this.browser.registration()).getNotifications()) notice.close();
  }

  /** A tab that nobody sees may hear of news before a push comes, or in its place. @param {Pick<News, 'conversations'>} news */
  hear({ conversations }, hidden = document.hidden) {
    const missed = conversations.some(({ conversation: { kind, unread, muted }, messages }) =>
      unread && !muted && messages.some(({ body }) => kind !== 'room' || this.named(body ?? '')));
    if (hidden && missed && this.kept.get('push')) this.#rouse();
  }

  /** Where there is no worker, none is ever ready: nobody may wait for it. */
  #rouse() {
    this.browser.registration().then(({ active }) => active?.postMessage('news'), () => {});
  }

  async #subscription() {
    return (await this.browser.registration()).pushManager.getSubscription();
  }

  /** With the server's present key; a subscription with another is good for nothing. */
  async #subscribe(hour = new Date().toISOString().slice(0, 13)) {
    const { publicKey, subscribed } = await this.server('GET', '/me/push');
    const { pushManager } = await this.browser.registration();
    const old = await pushManager.getSubscription();
    const fits = old && encode(old.options.applicationServerKey) === publicKey;
    if (old && !fits) await old.unsubscribe();
    const subscription = fits ? old : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    if (!fits || !subscribed) await this.server('PUT', '/me/push', { body: subscription });
    this.kept.set('push', hour);
  }
}

/** In base64url, as the server says it. @param {ArrayBuffer | null} key */
const encode = key =>
  btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer()))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
