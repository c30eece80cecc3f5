import assert from 'node:assert/strict';
import { test } from 'node:test';
import { path, title } from '../../../web/js/entry.js';

const grace = { username: 'grace', displayName: 'Grace' };
const linus = { username: 'linus', displayName: 'Linus' };
const entry = { id: 7, name: null, peer: null, peers: [] };
const shown = each => [title({ ...entry, ...each }), path({ ...entry, ...each })];

test('a room is called by its name', () => assert.deepEqual(shown({ kind: 'room', name: 'team alpha' }), ['team alpha', '/rooms/team%20alpha']));

test('a direct is called by the other one', () => assert.deepEqual(shown({ kind: 'direct', peer: grace }), ['Grace', '/directs/grace']));

test('a group is called by all the others', () => assert.deepEqual(shown({ kind: 'group', peers: [grace, linus] }), ['Grace, Linus', '/groups/7']));
