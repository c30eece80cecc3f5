import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Leader } from '../../../web/js/leader.js';
import { leases } from '../../../web/js/leases.js';

let named = 0;

/** As browsers have them: one holder, a line behind, and a way to push in. */
const locks = () => {
  let held;
  const line = [];
  const grant = (work, done, fail) => {
    const mine = held = { fail };
    work().then(done, fail).finally(() => { if (held === mine) { held = undefined; line.shift()?.(); } });
  };
  return {
    request: (name, { signal, steal }, work) => new Promise((done, fail) => {
      signal?.addEventListener('abort', () => fail(signal.reason));
      const turn = () => (signal?.aborted ? line.shift()?.() : grant(work, done, fail));
      if (steal) {
        held?.fail(new DOMException('stolen', 'AbortError'));
        turn();
      } else if (held) line.push(turn);
      else turn();
    }),
  };
};

const leased = () => {
  const kept = new Map();
  return leases({ get: name => kept.get(name) ?? null, set: (name, value) => kept.set(name, value), remove: name => kept.delete(name), entries: () => [...kept] });
};

const until = async (true_, limit = 6000) => { for (let i = 0; i < limit / 10 && !true_(); i++) await sleep(10); assert.ok(true_()); };

/** Tabs of one person, of which each is seen or not. */
const tabs = (t, shared) => {
  const name = `tabs-${named++}`;
  return seen => {
    const channel = new BroadcastChannel(name);
    const tab = { seen, frozen: false, followed: [] };
    const postMessage = message => tab.frozen || channel.postMessage(message);
    const heard = { postMessage, addEventListener: (kind, hear) => channel.addEventListener(kind, event => tab.frozen || hear(event)) };
    tab.leader = new Leader(name, shared, heard, { seen: () => tab.seen, cursor: () => 'c', changed: () => {}, follows: cursor => tab.followed.push(cursor) });
    tab.leader.start();
    t.after(() => { tab.leader.stop(); channel.close(); });
    return tab;
  };
};

for (const [kind, shared] of [['locks', locks], ['leases', leased]]) {
  test(`with ${kind}, one tab leads, and another when it goes`, async t => {
    const open = tabs(t, shared());
    const first = open(false);
    await until(() => first.leader.leads);
    const second = open(false);
    await sleep(1200);
    assert.ok(first.leader.leads && !second.leader.leads);
    first.leader.stop();
    await until(() => second.leader.leads);
    assert.ok(!first.leader.leads);
  });

  test(`with ${kind}, a tab that comes to the front takes over from one that is hidden`, async t => {
    const open = tabs(t, shared());
    const [first, second] = [open(false), open(false)];
    await until(() => first.leader.leads);
    second.seen = true;
    second.leader.claim();
    await until(() => second.leader.leads && !first.leader.leads, 2000);
  });

  test(`with ${kind}, a leader that is seen stays, and the other learns where it is`, async t => {
    const open = tabs(t, shared());
    const first = open(true);
    await until(() => first.leader.leads);
    const second = open(true);
    second.leader.claim();
    await until(() => second.followed.length > 0);
    await sleep(1500);
    assert.ok(first.leader.leads && !second.leader.leads);
    assert.equal(second.followed[0], 'c');
  });

  test(`with ${kind}, a frozen leader is replaced within two seconds of coming to the front`, async t => {
    const open = tabs(t, shared());
    const [first, second] = [open(false), open(false)];
    await until(() => first.leader.leads);
    first.frozen = true;
    second.seen = true;
    second.leader.claim();
    await until(() => second.leader.leads, 2000);
    await until(() => !first.leader.leads);
  });
}

test('a leader that goes to the back says so, and one that is seen takes over', async t => {
  const open = tabs(t, locks());
  const first = open(true);
  await until(() => first.leader.leads);
  const second = open(true);
  await until(() => second.followed.length > 0);
  first.seen = false;
  first.leader.offer();
  await until(() => second.leader.leads && !first.leader.leads, 1000);
});

test('who stands in line for a lease and is let go does not look for it on and on', async () => {
  const kept = new Map();
  let looks = 0;
  const get = name => { looks++; return kept.get(name) ?? null; };
  const shared = leases({ get, set: (name, value) => kept.set(name, value), remove: name => kept.delete(name), entries: () => [...kept] });
  let release;
  const holding = shared.request('poll', {}, () => new Promise(done => (release = done)));
  const stop = new AbortController();
  const waiting = shared.request('poll', { signal: stop.signal }, async () => assert.fail('never its turn'));
  await sleep(20);
  stop.abort();
  await assert.rejects(waiting, { name: 'AbortError' });
  assert.ok(looks < 20, `${looks} looks`);
  release();
  await holding;
});

test('a tab that takes the lead from itself goes on leading', async t => {
  const holds = [];
  const stub = { request: (_name, _options, take) => new Promise((_done, fail) => holds.push({ take, lose: () => fail(new DOMException('stolen', 'AbortError')) })) };
  const leader = new Leader('alone', stub, { postMessage: () => {}, addEventListener: () => {} }, { seen: () => true, cursor: () => 'c', changed: () => {}, follows: () => {} });
  t.after(() => leader.stop());
  leader.start();
  await until(() => holds.length === 2);
  const [inLine, stolen] = holds;
  stolen.take();
  inLine.take();
  stolen.lose();
  await sleep(10);
  assert.ok(leader.leads);
});
