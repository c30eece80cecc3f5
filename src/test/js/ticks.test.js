import assert from 'node:assert/strict';
import { test } from 'node:test';
import './english.js';
import { progress, reached } from '../../../web/js/ticks.js';

const of = (...others) => [1, 2, 3, 4].map(no => progress(no, reached(others.map(([receivedNo, readNo]) => ({ receivedNo, readNo })))));

test('a message is sent, then delivered, then read', () => assert.deepEqual(of([3, 1]), ['read', 'delivered', 'delivered', 'sent']));

test('the slowest of a group counts', () => assert.deepEqual(of([4, 4], [3, 2], [2, 1]), ['read', 'delivered', 'sent', 'sent']));

test('what was read has been received', () => assert.deepEqual(of([0, 2], [2, 0]), ['delivered', 'delivered', 'sent', 'sent']));

test('who keeps it to themselves has read nothing that one knows of', () => {
  assert.deepEqual(of([4, null]), ['delivered', 'delivered', 'delivered', 'delivered']);
  assert.deepEqual(of([4, 4], [3, null]), ['delivered', 'delivered', 'delivered', 'sent']);
});

test('where nobody else is, nobody has received anything', () => assert.deepEqual(of(), ['sent', 'sent', 'sent', 'sent']));
