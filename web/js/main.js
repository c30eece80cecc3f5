import { call } from './api.js';
import { goBack } from './back.js';
import { Conversation } from './conversation.js';
import { Connection } from './connection.js';
import { arrange } from './days.js';
import { all, find, whenBack } from './dom.js';
import { install } from './install.js';
import { List } from './list.js';
import { Outbox } from './outbox.js';
import { breathe, drawn } from './pace.js';
import { Presence } from './presence.js';
import { shelf } from './shelf.js';
import { store } from './store.js';
import { Sync } from './sync.js';
import { Tabs } from './tabs.js';
import { speak } from './texts.js';
import { Timeline } from './timeline.js';
import { eachDay, upgradeTimes } from './time.js';

speak((await import(`../texts/${document.documentElement.lang}.js`)).default);

/** @import {Hearer} from './sync.js' */

const { username = '', name = '', sync } = document.body.dataset;
const element = find('#list');
const pane = find('#conversation');
const reading = find('.reading .messages');
const sheet = find('#about');

await drawn();
await upgradeTimes();
if (matchMedia('(any-hover: hover)').matches) import('./explain.js').then(({ explainTimes }) => explainTimes(), () => {});
if (reading) {
  arrange(reading);
  eachDay(() => arrange(reading));
}
const presence = new Presence(username);
const seen = find('#seen');
if (seen) import('./seen.js').then(({ Seen }) => new Seen(seen), () => {});
const list = element && new List(element, pane?.dataset.id, presence, shelf(`${username}:draft:`), shelf(`${username}:list`));
await breathe();
const timeline = pane && new Timeline(pane, { username, name });
await breathe();
const outbox = new Outbox(store(username), ({ key, conversation, draft }) =>
  call('POST', `/conversations/${conversation}/messages`, { body: draft, headers: { 'Idempotency-Key': key } }));
const conversation = timeline && new Conversation(pane, timeline, list, presence, outbox);
const room = /** @type {HTMLInputElement | null} */ (find('.join input'));
if (element && room) room.addEventListener('input', () => import('./finding.js').then(({ Finding }) => new Finding(room, element), () => {}), { once: true });
if (element && matchMedia('(any-pointer: fine)').matches) {
  import('./shortcuts.js').then(({ Shortcuts }) => new Shortcuts(shelf('keys:'), conversation), () => {});
}
await breathe();
const arrow = /** @type {HTMLAnchorElement | null} */ (find('.back, [data-returns]'));
if (arrow) goBack(arrow, globalThis.navigation, () => history.back());
if ('GestureEvent' in globalThis && visualViewport) {
  const viewport = visualViewport;
  import('./keyboard.js').then(({ yieldTo }) => yieldTo(viewport), () => {});
}
const banner = find('#banner');
const connection = banner && new Connection(banner);
/** @type {Hearer[]} */
const hearers = [presence, list, conversation].filter(hearer => hearer !== null);
if (sheet) {
  const about = import('./about.js').then(({ About }) => new About(sheet, presence), () => undefined);
  hearers.push({ hear: async news => (await about)?.hear(news) });
}
const notices = find('#notices');
if (username && (notices || globalThis.Notification?.permission === 'granted')) {
  import('./wake.js').then(({ wake }) => hearers.push(wake(username, notices)), () => {});
}

if (sync) {
  const poll = new Sync(sync, hearers, {
    connected: () => {},
    gone: () => void setTimeout(() => location.reload(), Math.max(0, 10_000 - performance.now())),
  });
  const tabs = new Tabs(username, poll, outbox, up => connection?.is(up));
  whenBack(() => tabs.kick());
}

if (username) install();
if (find('#offline')) {
  addEventListener('online', () => location.reload());
  setInterval(() => fetch('/offline', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(4000) }).then(({ ok }) => ok && location.reload(), () => {}), 5000);
}

const everyone = new BroadcastChannel('parley');
everyone.addEventListener('message', ({ data: { left, here = username } }) => {
  if (username && left === username) setTimeout(() => location.assign('/signin'), 1000);
  else if (username && here !== username) location.reload();
});
if (username) everyone.postMessage({ here: username });
for (const form of all('form[action^="/signout"]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const leaving = /** @type {HTMLFormElement} */ (form);
    import('./leaving.js').then(({ leave }) => leave(leaving, username, () => everyone.postMessage({ left: username })), () => leaving.submit());
  });
}
