import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Members } from '../../../web/js/members.js';

const member = (username, rev, receivedNo, readNo = receivedNo, role = 'member') => ({ username, displayName: username, role, readNo, receivedNo, rev });
const marks = members => Object.fromEntries(members.present.map(({ username, receivedNo, readNo }) => [username, [receivedNo, readNo]]));
const pages = (t, ...answers) => t.mock.method(globalThis, 'fetch', async () => Response.json(answers.shift()));

test('everyone is known once the last page is there', async t => {
  const fetch = pages(t, { items: [member('ada', 1, 5)], next: 'n' }, { items: [member('grace', 2, 4)], next: null });
  const members = new Members('/conversations/1/members');
  const loading = members.load();
  assert.ok(!members.complete);
  await loading;
  assert.ok(members.complete);
  assert.deepEqual(Object.keys(marks(members)), ['ada', 'grace']);
  assert.match(fetch.mock.calls[1].arguments[0], /cursor=n$/);
});

test('a list that was asked for earlier does not undo what was heard since', async t => {
  pages(t, { items: [member('ada', 1, 5), member('grace', 2, 4)], next: null });
  const members = new Members('/conversations/1/members');
  const loading = members.load();
  members.hear([member('grace', 9, 8), member('ada', 10, 5, 5, 'left')]);
  await loading;
  assert.deepEqual(marks(members), { grace: [8, 8] });
});

test('whoever posts has read up to there, and is called like that', () => {
  const members = new Members('');
  members.hear([member('ada', 1, 2), member('grace', 2, 2, null)]);
  members.posted([{ author: 'ada', authorName: 'Countess', no: 7 }, { author: 'grace', authorName: 'Grace', no: 6 }, { author: 'stranger', authorName: 'X', no: 8 }]);
  assert.deepEqual(members.present.map(({ displayName }) => displayName), ['Countess', 'Grace']);
  assert.deepEqual(marks(members), { ada: [7, 7], grace: [6, null] });
  members.hear([member('ada', 1, 2)]);
  assert.deepEqual(marks(members).ada, [7, 7], 'the same state again takes nothing back');
  members.hear([member('ada', 1, 9)]);
  assert.deepEqual(marks(members).ada, [9, 9], 'nor hides what it knows more');
});

test('a mark may be moved back', () => {
  const members = new Members('');
  members.hear([member('ada', 1, 7, 7)]);
  members.hear([member('ada', 2, 7, 3)]);
  assert.deepEqual(marks(members), { ada: [7, 3] });
});

test('where one may not look, one does not look again', async t => {
  const fetch = t.mock.method(globalThis, 'fetch', async () => Response.json({}, { status: 404 }));
  const members = new Members('');
  await members.load();
  assert.equal(fetch.mock.callCount(), 1);
  assert.ok(!members.complete);
});

test('a server that asks for a pause is given it', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const answers = [Response.json({}, { status: 503, headers: { 'Retry-After': '40' } }), Response.json({ items: [], next: null })];
  const fetch = t.mock.method(globalThis, 'fetch', async () => answers.shift());
  const members = new Members('');
  const loading = members.load();
  const settle = async () => { for (let i = 0; i < 50; i++) await new Promise(setImmediate); };
  await settle();
  t.mock.timers.tick(39_999);
  await settle();
  assert.equal(fetch.mock.callCount(), 1);
  t.mock.timers.tick(1);
  await loading;
  assert.ok(members.complete);
});
