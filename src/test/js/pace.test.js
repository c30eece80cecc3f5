import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff, rest } from '../../../web/js/pace.js';

test('pauses grow to half a minute at most and begin small again', t => {
  t.mock.method(Math, 'random', () => 0.999999);
  const backoff = new Backoff();
  const pauses = Array.from({ length: 9 }, () => Math.round(backoff.next() / 1000));
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 30, 30, 30, 30]);
  backoff.reset();
  assert.equal(Math.round(backoff.next() / 1000), 1);
});

test('a pause is never nothing', t => {
  t.mock.method(Math, 'random', () => 0);
  assert.equal(new Backoff().next(), 250);
});

test('a pause ends when the server is reached, or when it is stopped', { timeout: 5000 }, async t => {
  t.mock.method(Math, 'random', () => 0.999999);
  const backoff = new Backoff();
  for (let i = 0; i < 9; i++) backoff.next();
  const stop = new AbortController();
  for (const end of [() => backoff.reached(), () => stop.abort()]) {
    const pausing = backoff.pause(stop.signal);
    end();
    await pausing;
  }
});

test('a rest ends when told so', async () => {
  const stop = new AbortController();
  const resting = rest(60_000, stop.signal);
  stop.abort();
  await resting;
  await rest(60_000, stop.signal);
});
