import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Push } from '../../../web/js/push.js';

const key = 'BAEC';
const bytes = new Uint8Array([4, 1, 2]).buffer;
const kept = new Map();
globalThis.localStorage = /** @type {any} */ ({
  getItem: name => kept.get(name) ?? null,
  setItem: (name, value) => kept.set(name, value),
  removeItem: name => kept.delete(name),
});

/** A browser and a server, each with a subscription or without. */
const world = ({ permission = 'granted', answer = permission, here = false, there = here, withKey = bytes, possible = true } = {}) => {
  kept.clear();
  const calls = [];
  const posted = [];
  const made = applicationServerKey => ({
    options: { applicationServerKey },
    unsubscribe: async () => { subscription = null; },
  });
  let subscription = here ? made(withKey) : null;
  const browser = {
    possible,
    permission: () => permission,
    ask: async () => (permission = answer),
    registration: async () => ({
      active: { postMessage: message => posted.push(message) },
      pushManager: { getSubscription: async () => subscription, subscribe: async () => (subscription = made(bytes)) },
    }),
  };
  const server = async method => {
    calls.push(method);
    if (method !== 'GET') there = method === 'PUT';
    return { publicKey: key, subscribed: there };
  };
  return { push: new Push('ada', server, /** @type {any} */ (browser)), calls, posted, here: () => !!subscription, there: () => there };
};

test('nothing is asked of anybody where it cannot be', async () => {
  const { push, calls } = world({ possible: false });
  assert.equal(await push.state(), 'unsupported');
  await push.renew();
  await push.quiet(false);
  assert.deepEqual(calls, []);
});

test('the state is what browser and server agree upon', async () => {
  assert.equal(await world({ permission: 'denied' }).push.state(), 'blocked');
  assert.equal(await world().push.state(), 'off');
  assert.equal(await world({ here: true }).push.state(), 'on');
  assert.equal(await world({ here: true, there: false }).push.state(), 'off');
});

test('turning it on subscribes in the browser and at the server, and turning it off ends both', async () => {
  const { push, here, there } = world({ permission: 'default', answer: 'granted' });
  assert.equal(await push.turnOn(), 'on');
  assert.ok(here() && there());
  assert.equal(await push.turnOff(), 'off');
  assert.ok(!here() && !there());
});

test('who refuses is not subscribed', async () => {
  const { push, here, calls } = world({ permission: 'default', answer: 'denied' });
  assert.equal(await push.turnOn(), 'blocked');
  assert.ok(!here());
  assert.deepEqual(calls, []);
});

test('after another sign-in the device is made known again, and then left in peace for an hour', async () => {
  const { push, calls, there } = world({ here: true, there: false });
  push.kept.set('push', '2026-11-21T08');
  await push.renew('2026-11-21T09');
  assert.ok(there());
  await push.renew('2026-11-21T09');
  assert.deepEqual(calls, ['GET', 'PUT']);
  await push.renew('2026-11-21T10');
  assert.deepEqual(calls, ['GET', 'PUT', 'GET']);
});

test('a subscription with a key that the server no longer has is made anew', async () => {
  const { push, calls } = world({ here: true, withKey: new Uint8Array([4, 9, 9]).buffer });
  push.kept.set('push', 'before');
  await push.renew();
  assert.deepEqual(calls, ['GET', 'PUT']);
});

test('what another turned on in this browser is not for me', async () => {
  const { push, here } = world({ here: true });
  await push.renew();
  assert.ok(!here());
});

test('a tab that nobody sees tells of what is said to one, if one wants to be told', async () => {
  const { push, posted } = world({ here: true });
  const news = (kind, unread, muted = false) =>
    /** @type {any} */ ({ conversations: [{ conversation: { kind, unread, muted }, messages: [{}] }] });
  push.hear(news('direct', 1), true);
  await sleep(0);
  assert.deepEqual(posted, [], 'not turned on');
  push.kept.set('push', 'now');
  push.hear(news('direct', 1), false);
  push.hear(news('direct', 0), true);
  push.hear(news('room', 1), true);
  push.hear(news('direct', 1, true), true);
  await sleep(0);
  assert.deepEqual(posted, []);
  push.hear(news('group', 1), true);
  await sleep(0);
  assert.deepEqual(posted, ['news']);
});

test('a tab that nobody sees tells of mentions in rooms, and of those alone', async () => {
  const { push, posted } = world({ here: true });
  push.kept.set('push', 'now');
  const said = body => push.hear(/** @type {any} */ ({ conversations: [{ conversation: { kind: 'room', unread: 1 }, messages: [{ body }] }] }), true);
  for (const body of ['hello', '@ada.lovelace', 'me@ada.example', '@adam', null]) said(body);
  await sleep(0);
  assert.deepEqual(posted, []);
  for (const body of ['@ada', 'hey @Ada, look', 'ask @ada.', '(@ada)']) said(body);
  await sleep(0);
  assert.equal(posted.length, 4);
});
