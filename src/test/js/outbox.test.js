import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../web/js/api.js';
import { Outbox } from '../../../web/js/outbox.js';

const keep = (kept = new Map()) => ({ kept, all: async () => [...kept.values()], put: async u => void kept.set(u.key, u), remove: async key => void kept.delete(key) });

/** An outbox of the leading tab, whose server answers as told, in turn; then it stores everything. */
const outbox = (answers = [], store = keep(), leads = true) => {
  const asked = [], stored = [], changed = [], discarded = [], shared = [];
  const post = async unsent => {
    asked.push({ key: unsent.key, body: unsent.draft.body });
    const problem = answers.shift();
    if (problem) throw problem;
    return { no: asked.length, body: unsent.draft.body, idempotencyKey: unsent.key };
  };
  const it = new Outbox(store, post, notice => shared.push(notice));
  it.watch({ changed: u => changed.push(u), sent: (u, m) => stored.push(m), discarded: key => discarded.push(key) });
  it.lead(leads);
  const box = { add: body => it.add('1', { body }), retry: key => it.retry(key), done: key => it.done(key), kick: () => it.kick(), reached: () => it.reached(), discard: key => it.discard(key), hear: notice => it.hear(notice), lead: leads => it.lead(leads) };
  return { box, asked, stored, changed, discarded, shared, store };
};
const until = async true_ => { for (let i = 0; i < 100 && !true_(); i++) await sleep(10); assert.ok(true_()); };
const soon = status => new Problem(status, 'busy', 20);

test('messages go out in the order they were written', async () => {
  const { box, stored, store } = outbox();
  for (const body of ['one', 'two', 'three']) box.add(body);
  await until(() => stored.length === 3);
  assert.deepEqual(stored.map(m => m.body), ['one', 'two', 'three']);
  assert.equal(store.kept.size, 0);
});

test('while the server is out of reach the same key is tried again, and nothing overtakes', async () => {
  const { box, asked, stored } = outbox([soon(0), soon(503), soon(429)]);
  box.add('one');
  box.add('two');
  await until(() => stored.length === 2);
  assert.deepEqual(asked.map(u => u.body), ['one', 'one', 'one', 'one', 'two']);
  assert.equal(new Set(asked.slice(0, 4).map(u => u.key)).size, 1);
});

test('a refused message waits for its author, the next one goes out', async () => {
  const { box, stored, changed, store } = outbox([new Problem(400, 'Too long.')]);
  box.add('one');
  box.add('two');
  await until(() => stored.length === 1);
  assert.equal(stored[0].body, 'two');
  assert.equal(changed.at(-1).failed, 'Too long.');
  assert.equal(store.kept.size, 1);
  box.retry(changed.at(-1).key);
  await until(() => stored.length === 2);
});

test('what was written survives a reload, in order and with its key', async () => {
  const first = outbox([soon(0), soon(0), new Problem(0, 'down', 60_000)]);
  first.box.add('one');
  first.box.add('two');
  const second = outbox([], first.store);
  await until(() => second.stored.length === 2);
  assert.deepEqual(second.stored.map(m => m.body), ['one', 'two']);
  assert.equal(second.stored[0].idempotencyKey, first.asked[0].key);
  await until(() => first.asked.length === 3);
  await sleep(10);
  first.box.kick();
});

test('a copy that the feed brought first ends the attempts', async () => {
  const { box, asked } = outbox([soon(0)]);
  box.add('one');
  await until(() => asked.length === 1);
  box.done(asked[0].key);
  await sleep(60);
  assert.equal(asked.length, 1);
});

test('a connection that is back ends the pause', async () => {
  const { box, stored, asked } = outbox([new Problem(0, 'down', 60_000)]);
  box.add('one');
  await until(() => asked.length === 1);
  await sleep(10);
  box.kick();
  await until(() => stored.length === 1);
});

test('a server that another request has reached is tried again at once, unless it said when', async t => {
  t.mock.method(Math, 'random', () => 0.999999);
  for (const [problem, times] of [[new Problem(0, 'down'), 2], [new Problem(429, 'slow down', 60_000), 1]]) {
    const { box, asked } = outbox([problem]);
    box.add('one');
    await until(() => asked.length === 1);
    await sleep(30);
    box.reached();
    await sleep(300);
    assert.equal(asked.length, times);
    box.kick();
    box.discard(asked[0].key);
  }
});

test('only the tab that leads sends; the others show what is kept and what became of it', async () => {
  const store = keep();
  const first = outbox([], store, false);
  await first.box.add('one');
  await sleep(30);
  assert.deepEqual([first.asked.length, first.changed.length, store.kept.size], [0, 1, 1]);
  const leader = outbox([], store);
  await until(() => leader.stored.length === 1);
  leader.shared.forEach(notice => first.box.hear(notice));
  assert.equal(first.stored.length, 1);
  await first.box.lead(true);
  await sleep(30);
  assert.equal(first.asked.length, 0);
  assert.equal(store.kept.size, 0);
});

test('a tab that leads sends what the others write, after what was written before', async () => {
  const store = keep();
  const leader = outbox([soon(503)], store);
  const other = outbox([], store, false);
  leader.box.add('one');
  await sleep(5);
  await other.box.add('two');
  other.shared.forEach(notice => leader.box.hear(notice));
  await until(() => leader.stored.length === 2);
  assert.deepEqual(leader.stored.map(m => m.body), ['one', 'two']);
});

test('a tab that leads hears of what is written in a tab that is left at once', () => {
  const { box, shared } = outbox([], { ...keep(), put: () => new Promise(() => {}) }, false);
  box.add('one');
  assert.deepEqual(shared.map(({ unsent }) => unsent.draft.body), ['one']);
});

test('what has arrived before it was written down is not kept', async () => {
  const store = keep();
  const { box, shared } = outbox([], { ...store, put: async unsent => { await sleep(10); store.put(unsent); } }, false);
  const added = box.add('one');
  box.hear({ unsent: shared[0].unsent, message: { no: 1 } });
  await added;
  assert.equal(store.kept.size, 0);
});

test('what is discarded is handed back, forgotten, and told to the other tabs', async () => {
  const { box, store, changed, discarded, shared } = outbox([new Problem(400, 'Too long.')]);
  box.add('one');
  await until(() => changed.at(-1).failed);
  const { key } = changed[0];
  assert.equal(box.discard(key).draft.body, 'one');
  assert.deepEqual(discarded, [key]);
  assert.deepEqual(shared.at(-1), { discarded: key });
  await until(() => store.kept.size === 0);
});

test('a leader that steps down in the middle leaves the rest to the next, with the same keys', async () => {
  const store = keep();
  const first = outbox([new Problem(0, 'down', 60_000)], store);
  first.box.add('one');
  first.box.add('two');
  await until(() => first.asked.length === 1);
  await sleep(20);
  await first.box.lead(false);
  const next = outbox([], store);
  await until(() => next.stored.length === 2);
  assert.equal(next.asked[0].key, first.asked[0].key);
  assert.equal(first.asked.length, 1);
});

test('what was kept is shown in the order it was written', async () => {
  const kept = new Map(['c', 'a', 'b'].map((key, at) => [key, { key, conversation: '1', draft: { body: key }, at: 3 - at }]));
  const { changed } = outbox([], keep(kept), false);
  await until(() => changed.length === 3);
  assert.deepEqual(changed.map(u => u.key), ['b', 'a', 'c']);
});
