import assert from 'node:assert/strict';
import { test } from 'node:test';
import { called, meant } from '../../../web/js/mention.js';

const people = [
  { username: 'ada', displayName: 'Ada Lovelace' },
  { username: 'emilie', displayName: 'Émilie du Châtelet' },
  { username: 'adam', displayName: 'A. Dam' },
];

test('what is typed behind an @ is a name begun', () => {
  assert.equal(called('hello @'), '');
  assert.equal(called('hello @em'), 'em');
  assert.equal(called('(@a.b-c_d'), 'a.b-c_d');
  assert.equal(called('@é'), 'é');
});

test('what only looks like one is none', () => {
  for (const text of ['', 'hello', 'mail@example', '@ada ', '@ada,', '@-']) {
    assert.equal(called(text), undefined, text);
  }
});

test('a username is found, and a word of a name, with or without its accents', () => {
  const found = name => meant(people, name).map(({ username }) => username);
  assert.deepEqual(found('ad'), ['ada', 'adam']);
  assert.deepEqual(found('CHAT'), ['emilie']);
  assert.deepEqual(found('émi'), ['emilie']);
  assert.deepEqual(found('lace'), []);
  assert.deepEqual(found(''), ['ada', 'emilie', 'adam']);
});

test('no more are offered than one sees at once', () => {
  const crowd = Array.from({ length: 20 }, (_, i) => ({ username: `a${i}`, displayName: 'A' }));
  assert.equal(meant(crowd, 'a').length, 5);
});
