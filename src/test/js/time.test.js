import assert from 'node:assert/strict';
import { test } from 'node:test';
import { continues } from '../../../web/js/days.js';
import { clock, dayOf } from '../../../web/js/time.js';

const { day, brief, ago } = clock('en-GB');
const now = new Date(2026, 10, 21, 9, 0);

test('a day is named as people do', () => {
  assert.equal(day(new Date(2026, 10, 21, 0, 1), now), 'Today');
  assert.equal(day(new Date(2026, 10, 20, 23, 59), now), 'Yesterday');
  assert.match(day(new Date(2026, 10, 19), now), /^Thursday,? 19 November$/);
  assert.equal(day(new Date(2025, 10, 19), now), '19 November 2025');
  assert.equal(clock('de').day(now, now), 'Heute');
});

test('the list says the hour, the weekday or the date', () => {
  assert.equal(brief(new Date(2026, 10, 21, 8, 5), now), '08:05');
  assert.equal(brief(new Date(2026, 10, 18), now), 'Wed');
  assert.equal(brief(new Date(2026, 9, 1), now), '1 Oct');
  assert.equal(brief(new Date(2025, 9, 1), now), '1 Oct 2025');
});

test('how long ago is told in the unit that people would take', () => {
  const told = [[now, '1 minute ago'], [new Date(2026, 10, 21, 8, 1), '59 minutes ago'], [new Date(2026, 10, 21, 8, 0), '1 hour ago'], [new Date(2026, 10, 20, 9, 1), '23 hours ago'],
    [new Date(2026, 10, 20, 9, 0), 'yesterday'], [new Date(2026, 10, 15, 23, 0), '6 days ago'], [new Date(2026, 10, 14), '14 Nov'], [new Date(2025, 10, 14), '14 Nov 2025'], [new Date(2026, 10, 21, 9, 5), '1 minute ago']];
  for (const [at, text] of told) assert.equal(ago(at, now), text);
});

test('the day is the reader\'s', () => assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), '2026-01-05'));

test('what one person says within five minutes of a day belongs together', () => {
  const at = (minute, author = 'ada', date = 21) => ({ author, at: new Date(2026, 10, date, 23, minute) });
  assert.ok(continues(at(0), at(4)));
  assert.ok(!continues(at(0), at(5)));
  assert.ok(!continues(at(0), at(1, 'grace')));
  assert.ok(!continues({ author: 'ada', at: new Date(2026, 10, 21, 23, 59) }, { author: 'ada', at: new Date(2026, 10, 22, 0, 1) }));
  assert.ok(!continues(undefined, at(0)));
});
