import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Log } from '../../../web/js/log.js';

const message = (no, rev = no) => ({ no, rev });
const holding = (from, to, head = to) => {
  const log = new Log(head);
  for (let no = from; no <= to; no++) log.add(message(no));
  return log;
};

test('the next message is drawn', () => {
  const log = holding(1, 41);
  assert.ok(log.hear(message(42)));
  assert.equal(log.last, 42);
});

test('an edit is drawn once, and never an older state over a newer one', () => {
  const log = holding(1, 41);
  assert.ok(log.hear(message(7, 50)));
  assert.ok(!log.hear(message(7, 50)));
  assert.ok(!log.add(message(7, 7)));
});

test('an edit of what is not at hand is left to the history', () => {
  const log = holding(20, 41);
  assert.ok(!log.hear(message(3, 60)));
  assert.equal(log.first, 20);
});

test('a reader of older pages is not shown the newest, but told that they exist', () => {
  const log = holding(1, 41, 90);
  assert.ok(!log.live);
  assert.ok(!log.hear(message(91)));
  assert.equal(log.head, 91);
  assert.equal(log.last, 41);
});

test('who holds 41 and hears 43 knows that 42 is missing', () => {
  const log = holding(1, 41);
  assert.equal(log.gap(), undefined);
  assert.ok(log.hear(message(43)));
  assert.deepEqual(log.gap(), { after: 41, count: 1 });
  assert.ok(log.hear(message(42)));
  assert.equal(log.gap(), undefined);
});

test('the first message of an empty conversation is drawn', () => {
  const log = new Log(0);
  assert.ok(log.live);
  assert.ok(log.hear(message(1)));
});

test('letting go of the bottom leaves the end, of the top does not', () => {
  const log = holding(1, 10);
  assert.deepEqual(log.drop(2, 'top'), [1, 2]);
  assert.ok(log.live);
  assert.deepEqual(log.drop(3, 'bottom'), [8, 9, 10]);
  assert.ok(!log.live);
  assert.deepEqual([log.first, log.last, log.size], [3, 7, 5]);
});

test('what was let go can be taken in again', () => {
  const log = holding(1, 10);
  log.drop(10, 'top');
  assert.equal(log.size, 0);
  assert.ok(log.add(message(10)));
  assert.ok(log.live);
});
