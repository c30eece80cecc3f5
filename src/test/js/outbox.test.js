import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../web/js/api.js';
import { Outbox } from '../../../web/js/outbox.js';

const shelf = (kept = new Map()) => ({ kept, get: n => kept.get(n) ?? null, set: (n, v) => kept.set(n, v), remove: n => kept.delete(n), entries: () => [...kept] });

/** An outbox whose server answers as told, in turn; then it stores everything. */
const outbox = (answers = [], shelved = shelf()) => {
  const asked = [], stored = [], changed = [];
  const post = async unsent => {
    asked.push(unsent);
    const problem = answers.shift();
    if (problem) throw problem;
    return { no: asked.length, body: unsent.body, idempotencyKey: unsent.key };
  };
  const box = new Outbox(shelved, post, { changed: u => changed.push(u), sent: m => stored.push(m) });
  return { box, asked, stored, changed, shelved };
};
const until = async true_ => { for (let i = 0; i < 100 && !true_(); i++) await sleep(10); assert.ok(true_()); };
const soon = status => new Problem(status, 'busy', 20);

test('messages go out in the order they were written', async () => {
  const { box, stored, shelved } = outbox();
  for (const body of ['one', 'two', 'three']) box.add(body);
  await until(() => stored.length === 3);
  assert.deepEqual(stored.map(m => m.body), ['one', 'two', 'three']);
  assert.equal(shelved.kept.size, 0);
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
  const { box, stored, changed, shelved } = outbox([new Problem(400, 'Too long.')]);
  box.add('one');
  box.add('two');
  await until(() => stored.length === 1);
  assert.equal(stored[0].body, 'two');
  assert.equal(changed.at(-1).failed, 'Too long.');
  assert.equal(shelved.kept.size, 1);
  box.retry(changed.at(-1).key);
  await until(() => stored.length === 2);
});

test('what was written survives a reload, in order and with its key', async () => {
  const first = outbox([soon(0), soon(0), new Problem(0, 'down', 60_000)]);
  first.box.add('one');
  first.box.add('two');
  const second = outbox([], first.shelved);
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
