import assert from 'node:assert/strict';
import { test } from 'node:test';
import './english.js';
import { progress, reached } from '../../../web/js/ticks.js';

/** Of four messages, a minute apart. */
const of = (...others) => [1, 2, 3, 4].map(no => progress(no, minute(no), reached(others.map(([receivedNo, readNo, joined = 0]) => ({ receivedNo, readNo, joinedAt: minute(joined) })))));

const minute = at => new Date(60_000 * at).toISOString();

test('a message is sent, then delivered, then read', () => assert.deepEqual(of([3, 1]), ['read', 'delivered', 'delivered', 'sent']));

test('the slowest of a group counts', () => assert.deepEqual(of([4, 4], [3, 2], [2, 1]), ['read', 'delivered', 'sent', 'sent']));

test('what was read has been received', () => assert.deepEqual(of([0, 2], [2, 0]), ['delivered', 'delivered', 'sent', 'sent']));

test('who keeps it to themselves has read nothing that one knows of', () => {
  assert.deepEqual(of([4, null]), ['delivered', 'delivered', 'delivered', 'delivered']);
  assert.deepEqual(of([4, 4], [3, null]), ['delivered', 'delivered', 'delivered', 'sent']);
});

test('where nobody else is, nobody has received anything', () => assert.deepEqual(of(), ['sent', 'sent', 'sent', 'sent']));

test('what was said before anybody else came has reached nobody', () => {
  assert.deepEqual(of([4, 3, 1.5]), ['sent', 'read', 'read', 'delivered']);
  assert.deepEqual(of([4, 4, 1.5], [4, 4, 2.5]), ['sent', 'read', 'read', 'read']);
});
