import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed } from '../../../web/js/options.js';

const said = { mine: false, deleted: false, said: true };

test('one answers and copies what others say', () => {
  assert.deepEqual(allowed(said, false), ['reply', 'copy', 'link', 'unread']);
});

test('one edits and takes back what one said oneself', () => {
  assert.deepEqual(allowed({ ...said, mine: true }, false), ['reply', 'copy', 'link', 'unread', 'edit', 'remove']);
});

test('who keeps order takes away what others said, and does not put words into their mouths', () => {
  assert.deepEqual(allowed(said, true), ['reply', 'copy', 'link', 'unread', 'remove']);
});

test('there is nothing to copy of a picture, and nothing to do with what was deleted', () => {
  assert.deepEqual(allowed({ ...said, said: false }, false), ['reply', 'link', 'unread']);
  assert.deepEqual(allowed({ ...said, mine: true, deleted: true }, true), []);
});
