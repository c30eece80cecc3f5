import assert from 'node:assert/strict';
import test from 'node:test';
import { hereFirst } from '../../../web/js/here.js';

/** @param {string} username @param {boolean} online */
const member = (username, online) => ({ username, displayName: username, online });

test('those who are here come before the others, each by name', () => {
  const members = [member('linus', false), member('grace', true), member('ada', false), member('barbara', true)];
  assert.deepEqual(hereFirst(members).map(({ username }) => username), ['barbara', 'grace', 'ada', 'linus']);
});
