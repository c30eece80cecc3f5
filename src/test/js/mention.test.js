import assert from 'node:assert/strict';
import test from 'node:test';
import { isWhole, meant, mentionAt } from '../../../web/js/mention.js';

const people = [
  { username: 'max', displayName: 'Ada Maxwell' },
  { username: 'emilie', displayName: 'Émilie du Châtelet' },
  { username: 'adam', displayName: 'A. Dam' },
  { username: 'ada', displayName: 'Ada Lovelace' },
];

/** @param {string} text with | for the caret */
const at = text => mentionAt(text.replace('|', ''), text.indexOf('|'));

test('what is typed behind an @ is a mention begun', () => {
  assert.deepEqual(at('hello @|'), { name: '', from: 6, to: 7 });
  assert.deepEqual(at('hello @em|'), { name: 'em', from: 6, to: 9 });
  assert.deepEqual(at('(@a.b-c_d|)'), { name: 'a.b-c_d', from: 1, to: 9 });
  assert.equal(at('@é|')?.name, 'é');
});

test('it reaches to the end of the name, wherever the caret stands in it', () => {
  assert.deepEqual(at('@gra|ce, hello'), { name: 'gra', from: 0, to: 6 });
});

test('what only looks like one is none', () => {
  for (const text of ['|', 'hello|', 'mail@example|', '@ada |', '@ada,|', '@-|', '|@ada']) assert.equal(at(text), undefined, text);
});

test('a username is found, and a word of a name, with or without its accents', () => {
  const found = name => meant(people, name).map(({ username }) => username);
  assert.deepEqual(found('CHAT'), ['emilie']);
  assert.deepEqual(found('émi'), ['emilie']);
  assert.deepEqual(found('lace'), []);
  assert.deepEqual(found(''), ['max', 'emilie', 'adam', 'ada']);
});

test('who has just that username comes first, then whose username begins with it', () => {
  assert.deepEqual(meant(people, 'ada').map(({ username }) => username), ['ada', 'adam', 'max']);
});

test('no more are offered than one sees at once', () => {
  const crowd = Array.from({ length: 20 }, (_, i) => ({ username: `a${i}`, displayName: 'A' }));
  assert.equal(meant(crowd, 'a').length, 5);
});

test('there is nothing to add to a username that is written out, unless it begins another', () => {
  assert.equal(isWhole(meant(people, 'Emilie'), 'Emilie'), true);
  assert.equal(isWhole(meant(people, 'ada'), 'ada'), false);
  assert.equal(isWhole([], 'nobody'), false);
});
