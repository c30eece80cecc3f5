import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief } from '../../../web/js/quotes.js';

test('a quote is one line', () => {
  assert.equal(brief({ body: ' two\n\n  lines ' }), 'two lines');
});

test('a long message is cut between characters', () => {
  assert.equal([...brief({ body: '🌙'.repeat(200) })].length, 140);
  assert.ok(brief({ body: '🌙'.repeat(200) }).isWellFormed());
});

test('a picture alone is told of, and what was deleted is not', () => {
  const attachments = [{ id: 1, name: 'a', type: 'image/png', size: 1, width: 1, height: 1 }];
  assert.equal(brief({ body: '', attachments }), '📎');
  assert.equal(brief({ body: null, attachments: [] }), '');
});
