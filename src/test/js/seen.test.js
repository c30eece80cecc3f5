import assert from 'node:assert/strict';
import test from 'node:test';
import './english.js';
import { seenText } from '../../../web/js/seen.js';

const now = new Date('2026-11-21T12:00:00Z');

test('a profile says who is online, and when the others were last seen', () => {
  assert.equal(seenText({ online: true, lastSeenAt: null }, now), 'Online now');
  assert.match(seenText({ online: false, lastSeenAt: '2026-11-21T11:45:00Z' }, now), /^last seen 15 minutes ago$/);
  assert.equal(seenText({ online: false, lastSeenAt: null }, now), '');
});
