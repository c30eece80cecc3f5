import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isOutdated } from '../../../web/js/about.js';

const drawn = { name: 'lounge', topic: '', visibility: 'public', members: 2, roles: new Map([['ada', 'owner'], ['grace', 'member']]) };
const conversation = { name: 'lounge', topic: '', visibility: 'public', members: 2 };
const grace = { username: 'grace', role: 'member', readNo: 7 };

test('a message, or that somebody has read it, outdates nothing', () => {
  assert.equal(isOutdated(drawn, { conversation, members: [grace] }), false);
});

test('whatever is drawn outdates it when it changes', () => {
  for (const change of [{ name: 'studio' }, { topic: 'Clay' }, { visibility: 'private' }, { members: 3 }]) {
    assert.equal(isOutdated(drawn, { conversation: { ...conversation, ...change }, members: [] }), true);
  }
  assert.equal(isOutdated(drawn, { conversation, members: [{ ...grace, role: 'moderator' }] }), true);
  assert.equal(isOutdated(drawn, { conversation, members: [{ ...grace, role: 'left' }] }), true);
});
