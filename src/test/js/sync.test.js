import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sync } from '../../../web/js/sync.js';

globalThis.document = { hidden: false };
const nothing = { conversations: [], left: [], presence: null, typing: null };
const news = (nos, cursor, more = false) => ({ ...nothing, conversations: [{ conversation: { id: 1 }, messages: nos.map(no => ({ no, rev: no })) }], cursor, more });
const never = signal => new Promise((_, refuse) => signal.addEventListener('abort', () => refuse(new Error('aborted'))));
const until = async true_ => { for (let i = 0; i < 400 && !true_(); i++) await sleep(10); assert.ok(true_()); };
const busy = (status, seconds) => Response.json({}, { status, headers: { 'Retry-After': seconds } });

/** A poll whose server answers as told, in turn, and then keeps it waiting. */
const poll = (t, answers, hearers) => {
  const asked = [], heard = [], up = [];
  const gone = t.mock.fn();
  t.mock.method(globalThis, 'fetch', async (url, { signal }) => {
    const { searchParams } = new URL(url, 'http://parley');
    asked.push({ since: searchParams.get('since'), wait: Number(searchParams.get('wait')) });
    const answer = answers.shift();
    if (!answer) return never(signal);
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : Response.json(answer);
  });
  const listener = { hear: ({ conversations }) => heard.push(...conversations.flatMap(c => c.messages.map(m => m.no))) };
  const it = new Sync('a', hearers ?? [listener], { connected: c => up.push(c), gone });
  t.after(() => it.stop());
  it.kick();
  return { it, asked, since: () => asked.map(a => a.since), heard, up, gone };
};

test('each answer\'s cursor asks for the next', async t => {
  const { since, heard } = poll(t, [news([1, 2], 'b'), news([3], 'c')]);
  await until(() => since().length === 3);
  assert.deepEqual(since(), ['a', 'b', 'c']);
  assert.deepEqual(heard, [1, 2, 3]);
});

test('the same news goes to everyone, one after the other, before the cursor moves', async t => {
  const order = [];
  let questions = () => [];
  const slow = { hear: async ({ cursor }) => { await sleep(20); order.push(`slow ${cursor}`); } };
  const quick = { hear: ({ cursor }) => order.push(`quick ${cursor}, asked ${questions().length}`) };
  ({ since: questions } = poll(t, [news([1], 'b'), news([2], 'c')], [slow, quick]));
  await until(() => order.length === 4);
  assert.deepEqual(order, ['slow b', 'quick b, asked 1', 'slow c', 'quick c, asked 2']);
});

test('news that could not be taken in is asked for again', async t => {
  let failures = 1;
  const { since, up } = poll(t, [news([1], 'b'), news([1], 'b')], [{ hear: () => { if (failures-- > 0) throw new Error('not drawn'); } }]);
  await until(() => since().length === 3);
  assert.deepEqual(since(), ['a', 'a', 'b']);
  assert.deepEqual(up, [true, false, true]);
});

test('the server is let wait for 46 to 50 seconds, and not at all when it has more', async t => {
  const { asked } = poll(t, [news([1], 'b', true), news([2], 'c')]);
  await until(() => asked.length === 3);
  assert.deepEqual(asked.map(({ wait }) => wait >= 46 && wait <= 50 ? 'long' : wait), ['long', 0, 'long']);
});

test('after a failure the same cursor is asked again', async t => {
  const { since, up, heard } = poll(t, [new TypeError('network'), news([1], 'b')]);
  await until(() => since().length === 3);
  assert.deepEqual(since(), ['a', 'a', 'b']);
  assert.deepEqual(up, [false, true]);
  assert.deepEqual(heard, [1]);
});

test('an answer that breaks off is asked for again', async t => {
  const { heard } = poll(t, [new Response('{"conversations":[{"no"'), news([1], 'b')]);
  await until(() => heard.length > 0);
  assert.deepEqual(heard, [1]);
});

for (const status of [400, 404, 410]) {
  test(`a cursor of another life is told, and no longer asked with, ${status}`, async t => {
    const { asked, gone } = poll(t, [Response.json({ detail: 'Start over' }, { status })]);
    await until(() => gone.mock.callCount() > 0);
    await sleep(30);
    assert.deepEqual([asked.length, gone.mock.callCount()], [1, 1]);
  });
}

test('a full server is left alone for as long as it says, whether it answers or not', async t => {
  for (const answer of [busy(503, '1'), Response.json(news([1], 'b'), { headers: { 'Retry-After': '1' } })]) {
    t.mock.method(Math, 'random', () => 0);
    const { asked, it } = poll(t, [answer]);
    await sleep(700);
    assert.equal(asked.length, 1);
    await until(() => asked.length === 2);
    it.stop();
    t.mock.restoreAll();
  }
});

test('a server that another request has reached is asked again at once, unless it said when', async t => {
  t.mock.method(Math, 'random', () => 0.999999);
  for (const [failure, times] of [[new TypeError('network'), 2], [busy(503, '60'), 1]]) {
    const { it, asked } = poll(t, [failure]);
    await until(() => asked.length === 1);
    await sleep(30);
    it.reached();
    await sleep(300);
    assert.equal(asked.length, times);
    it.stop();
  }
});

test('a kick asks at once', async t => {
  const { it, asked } = poll(t, [busy(503, '60')]);
  await until(() => asked.length === 1);
  await sleep(30);
  it.kick();
  await until(() => asked.length === 2);
});

test('a server that answers at once with nothing is not asked in a hurry; presence and typing are something', async t => {
  for (const [answer, times] of [[{}, 1], [{ presence: [] }, 2], [{ typing: [] }, 2], [{ left: [1] }, 2]]) {
    const { asked, it } = poll(t, [{ ...nothing, ...answer, cursor: 'b', more: false }]);
    await sleep(500);
    assert.equal(asked.length, times, JSON.stringify(answer));
    it.stop();
    t.mock.restoreAll();
  }
});

test('news that another tab asked for is taken in, and the cursor moves when nothing is missing between', async t => {
  const { it, heard } = poll(t, []);
  it.stop();
  assert.ok(await it.told('a', news([1], 'b')));
  assert.equal(it.cursor, 'b');
  assert.ok(!await it.told('x', news([4], 'y')));
  assert.equal(it.cursor, 'b');
  assert.deepEqual(heard, [1, 4]);
});

test('a tab that missed something asks once and then is where the asking tab is', async t => {
  const { it, heard, asked } = poll(t, []);
  it.stop();
  await sleep(10);
  t.mock.method(globalThis, 'fetch', async url => { asked.push(String(url)); return Response.json(news(asked.length === 2 ? [2] : [3], 'z', asked.length === 2)); });
  await it.catchUp(() => 'y');
  assert.deepEqual(heard, [2, 3]);
  assert.match(asked[1], /since=a&wait=0/);
  assert.match(asked[2], /since=z&wait=0/);
  assert.equal(it.cursor, 'y');
});

test('after a failure one answer tells at once that the server is back', async t => {
  const { asked, up } = poll(t, [new TypeError('no network'), { ...nothing, cursor: 'a', more: false }]);
  await until(() => asked.length === 3);
  assert.deepEqual(asked.map(({ wait }) => wait > 0), [true, false, true]);
  assert.deepEqual(up, [false, true]);
});

test('who comes back looks at once, and then waits', async t => {
  const { it, asked } = poll(t, [news([1], 'b')]);
  await until(() => asked.length === 2);
  it.look();
  await until(() => asked.length === 3);
  assert.equal(asked[2].wait, 0);
});
