import assert from 'node:assert/strict';
import { test } from 'node:test';
import './english.js';
import { Presence } from '../../../web/js/presence.js';
import { local } from '../../../web/js/time.js';

const now = new Date('2026-11-21T12:00:00Z');
const fiveMinutesAgo = '2026-11-21T11:55:00Z';
const person = (username, online, since = null) => ({ username, displayName: username, online, since });
const among = presence => {
  const it = new Presence('ada');
  it.hear({ presence });
  return it;
};

test('one is online, was last seen, or nothing is known', () => {
  const presence = among([person('grace', true), person('linus', false, fiveMinutesAgo)]);
  assert.equal(presence.tell('grace', now), 'online');
  assert.equal(presence.tell('linus', now), `last seen ${local.ago(new Date(fiveMinutesAgo), now)}`);
  assert.equal(presence.tell('dorothy', now), '');
  assert.deepEqual(['grace', 'linus', 'dorothy', undefined].map(name => presence.isOnline(name)), [true, false, false, false]);
});

test('what is told replaces all that was known, and nothing told changes nothing', t => {
  const presence = among([person('grace', true)]);
  const changed = t.mock.fn();
  presence.watch(changed);
  presence.hear({ presence: null });
  assert.ok(presence.isOnline('grace'));
  assert.equal(changed.mock.callCount(), 0);
  presence.hear({ presence: [person('linus', true)] });
  assert.ok(!presence.isOnline('grace') && presence.isOnline('linus'));
  assert.equal(changed.mock.callCount(), 1);
});

test('oneself is not news', () => assert.ok(!among([person('ada', true)]).isOnline('ada')));
