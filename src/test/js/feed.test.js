import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Feed } from '../../../web/js/feed.js';

globalThis.document = { hidden: false };
const page = (nos, cursor, more = false) => ({ messages: nos.map(no => ({ no, rev: no })), members: [], cursor, more });
const never = signal => new Promise((_, refuse) => signal.addEventListener('abort', () => refuse(new Error('aborted'))));

/** A feed whose server answers as told, in turn, and then keeps it waiting. */
const feed = (t, answers) => {
  const urls = [], heard = [], up = [], gone = [];
  t.mock.method(globalThis, 'fetch', async (url, { signal }) => {
    urls.push(new URL(url, 'http://parley').searchParams.get('since'));
    const answer = answers.shift();
    if (!answer) return never(signal);
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : Response.json(answer);
  });
  const it = new Feed('/conversations/1/messages', 'a', { page: async p => { heard.push(...p.messages.map(m => m.no)); }, connected: c => up.push(c), gone: s => gone.push(s) });
  t.after(() => it.stop());
  it.kick();
  return { it, urls, heard, up, gone };
};

test('each answer\'s cursor asks for the next', async t => {
  const { urls, heard } = feed(t, [page([1, 2], 'b', true), page([3], 'c')]);
  await sleep(30);
  assert.deepEqual(urls, ['a', 'b', 'c']);
  assert.deepEqual(heard, [1, 2, 3]);
});

test('after a failure the same cursor is asked again', async t => {
  const { urls, up, heard } = feed(t, [new TypeError('network'), page([1], 'b')]);
  await sleep(1200);
  assert.deepEqual(urls, ['a', 'a', 'b']);
  assert.deepEqual(up, [false, true]);
  assert.deepEqual(heard, [1]);
});

test('an answer that breaks off is asked for again', async t => {
  const { heard } = feed(t, [new Response('{"messages":[{"no"'), page([1], 'b')]);
  await sleep(1200);
  assert.deepEqual(heard, [1]);
});

test('a conversation that is gone is told, and no longer asked for', async t => {
  const { urls, gone } = feed(t, [Response.json({ detail: 'Start over' }, { status: 410 })]);
  await sleep(30);
  assert.deepEqual([urls.length, gone], [1, [410]]);
});

test('a kick asks at once', async t => {
  const { it, urls } = feed(t, [Response.json({}, { status: 503, headers: { 'Retry-After': '60' } })]);
  await sleep(30);
  assert.equal(urls.length, 1);
  it.kick();
  await sleep(30);
  assert.equal(urls.length, 2);
});
