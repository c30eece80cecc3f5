import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kind, size } from '../../../web/js/attachment.js';
import './english.js';

test('sizes are said as the server says them', () => {
  assert.deepEqual([0, 48, 1024, 1280, 1434, 10752, 102400, 26214400, 1073741824].map(size), ['0 bytes', '48 bytes', '1 kB', '1.3 kB', '1.4 kB', '11 kB', '100 kB', '25 MB', '1 GB']);
});

test('a file is described by its type and size', () => {
  assert.equal(kind({ id: 1, name: 'a.pdf', type: 'application/pdf', size: 2048, width: null, height: null }), 'application/pdf · 2 kB');
});
