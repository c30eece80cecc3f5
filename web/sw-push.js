/**
 * When this device is woken: a push says nothing, so the worker asks what is unread, and says that much. None of it is
 * kept. The server puts above what language the reader has, and the texts in it.
 */

/* global language, texts */
const tag = 'news';
const calm = 60_000;
const lookedAt = 10;
const json = { 'Content-Type': 'application/json' };

self.addEventListener('push', event => event.waitUntil(tell()));
self.addEventListener('message', event => event.data === 'news' && event.waitUntil(tell()));
self.addEventListener('pushsubscriptionchange', event => event.waitUntil(subscribe()));
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});

/** Where a page hears by itself what is new. */
const hears = ({ visibilityState, url }) => {
  const { pathname } = new URL(url);
  return visibilityState === 'visible' && (kept.test(pathname) || pathname.startsWith('/people'));
};

/** Whoever sees a page that hears needs no telling. What was told shortly before is replaced without a sound. */
async function tell() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(hears)) return;
  const missed = await unread().catch(() => []);
  const [before] = await self.registration.getNotifications({ tag });
  const at = Date.now();
  const [first, ...others] = missed;
  const alone = first && !others.length;
  await self.registration.showNotification(alone ? called(first) : t('notices.new'), {
    body: alone ? said(first) : missed.map(called).join(', '),
    data: { path: alone ? path(first) : '/', at },
    icon: `${root}/icon-192.png`,
    lang: language,
    renotify: !!before && at - before.data.at > calm,
    tag,
  });
  if (missed.length) await self.navigator.setAppBadge?.(missed.reduce((sum, { unread: some }) => sum + some, 0)).catch(() => {});
}

/** The conversations with something unread in them that is to be told. */
async function unread() {
  const lists = ['/directs', '/groups'].map(async kind => (await ask(`${kind}?limit=100`)).items);
  const found = await Promise.all([naming().catch(() => []), ...lists]);
  return found.flat().filter(({ unread: some, muted }) => some && !muted);
}

/** Of the rooms where something was said last, those where others have mentioned the reader since they read. */
async function naming() {
  const [{ username }, rooms] = await Promise.all([ask('/me'), all('/rooms?limit=100')]);
  const newest = rooms
    .filter(({ role, unread: some, muted }) => role && some && !muted)
    .sort((one, other) => Date.parse(other.lastMessage?.createdAt) - Date.parse(one.lastMessage?.createdAt))
    .slice(0, lookedAt);
  const isCalled = calling(username);
  const named = await Promise.all(newest.map(room => isNamed(room, username, isCalled).catch(() => false)));
  return newest.filter((_, place) => named[place]);
}

/** Whether one of a room's newest messages, not read yet, is to the reader. */
async function isNamed({ id, readNo }, username, isCalled) {
  const { items } = await ask(`/conversations/${id}/messages?limit=100`);
  return items.some(({ no, author, body }) => no > readNo && author !== username && isCalled(body ?? ''));
}

/** A list with all of its pages. */
async function all(path) {
  const items = [];
  for (let next = ''; next !== null;) {
    const page = await ask(next ? `${path}&cursor=${next}` : path);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** Shows what the notification is about, where there is a page already if there is one. */
async function open(path) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const at = windows.find(({ url }) => new URL(url).pathname === path);
  if (at) return at.focus();
  const [any] = windows;
  return any ? (await any.focus()).navigate(path) : self.clients.openWindow(path);
}

/** The browser has given the device another address, or means to. */
async function subscribe() {
  const { publicKey } = await ask('/me/push');
  const subscription = await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  await ask('/me/push', { method: 'PUT', headers: json, body: JSON.stringify(subscription) });
}

/** Renews the session where that is needed, in turn with the pages. */
async function ask(path, options) {
  const send = () => fetch(`/api/v1${path}`, options);
  const renew = () => fetch('/api/v1/auth/refresh', { method: 'POST', headers: json, body: '{}' });
  let answer = await send();
  if (answer.status === 401) {
    await navigator.locks.request('parley:refresh', renew);
    answer = await send();
  }
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

/** Whether a text calls somebody by this name: as in `text.js`, of which a worker can import nothing. */
const calling = name => {
  const mention = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}._-])@${name.replaceAll('.', '\\.')}[._-]*(?![\\p{L}\\p{M}\\p{N}._-])`, 'iu');
  return text => mention.test(text.normalize('NFKC'));
};

const called = ({ name, peer, peers }) => name ?? peer?.displayName ?? peers.map(({ displayName }) => displayName).join(', ');

const said = ({ kind, unread: some }) => (kind === 'room' ? t('notices.mentioned') : t('notices.count', some));

const path = ({ id, name, peer }) => {
  if (name) return `/rooms/${encodeURIComponent(name)}`;
  return peer ? `/directs/${encodeURIComponent(peer.username)}` : `/groups/${id}`;
};

const t = (key, count) =>
  (texts[key] ?? texts[`${key}.${new Intl.PluralRules(language).select(count)}`] ?? texts[`${key}.other`]).replace('{count}', count);
