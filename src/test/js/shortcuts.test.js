import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wish } from '../../../web/js/shortcuts.js';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const reading = { typing: false, empty: false, single: true };
const writing = { typing: true, empty: false, single: true };

test('what one types is no shortcut', () => {
  for (const key of ['?', 'k', '/', 'ArrowUp', 'Escape']) assert.equal(wish({ ...plain, key }, writing), undefined);
});

test('a question mark asks for help outside of fields, unless it is switched off', () => {
  assert.equal(wish({ ...plain, key: '?' }, reading), 'help');
  assert.equal(wish({ ...plain, key: '?' }, { ...reading, single: false }), undefined);
  assert.equal(wish({ ...plain, ctrlKey: true, key: '/' }, { ...writing, single: false }), 'help');
});

test('with a command key one finds a room, also while writing', () => {
  assert.equal(wish({ ...plain, metaKey: true, key: 'k' }, writing), 'find');
  assert.equal(wish({ ...plain, ctrlKey: true, key: 'K' }, reading), 'find');
});

test('with alt and an arrow one goes through the conversations', () => {
  assert.equal(wish({ ...plain, altKey: true, key: 'ArrowDown' }, writing), 'next');
  assert.equal(wish({ ...plain, altKey: true, key: 'ArrowUp' }, reading), 'previous');
});

test('in the empty composer an arrow puts the last message better and escape goes to the end', () => {
  const empty = { typing: true, empty: true, single: true };
  assert.equal(wish({ ...plain, key: 'ArrowUp' }, empty), 'rewrite');
  assert.equal(wish({ ...plain, key: 'Escape' }, empty), 'latest');
});
