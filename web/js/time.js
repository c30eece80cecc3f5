import { all, whenBack } from './dom.js';
import { breathe } from './pace.js';
import { atNeed, language } from './texts.js';

/** Times as the reader's clock and language tell them. @param {string} [language] */
export const clock = language => {
  const form = /** @param {Intl.DateTimeFormatOptions} options */ options => {
    const format = atNeed(() => new Intl.DateTimeFormat(language, options));
    return /** @param {Date} at */ at => format().format(at);
  };
  const hour = form({ timeStyle: 'short' });
  const weekday = form({ weekday: 'short' });
  const short = form({ day: 'numeric', month: 'short' });
  const date = form({ weekday: 'long', day: 'numeric', month: 'long' });
  const dated = form({ dateStyle: 'long' });
  const shortDated = form({ dateStyle: 'medium' });
  const relative = atNeed(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

  /** Without the year where that is this one. @param {Date} at @param {Date} now */
  const past = (at, now) => (at.getFullYear() === now.getFullYear() ? short : shortDated)(at);

  return {
    hour,
    /** Date and hour, where neither says the rest. */
    exact: form({ dateStyle: 'medium', timeStyle: 'short' }),
    /** Hour, weekday or date, by how long ago. @param {Date} at */
    brief: (at, now = new Date()) => {
      const days = daysBetween(at, now);
      return days < 7 ? (days < 1 ? hour : weekday)(at) : past(at, now);
    },
    /** @param {Date} at */
    ago: (at, now = new Date()) => {
      const minutes = Math.max(1, Math.floor((now.getTime() - at.getTime()) / 60_000));
      if (minutes < 60) return relative().format(-minutes, 'minute');
      if (minutes < 1440) return relative().format(-Math.floor(minutes / 60), 'hour');
      const days = daysBetween(at, now);
      return days < 7 ? relative().format(-days, 'day') : past(at, now);
    },
    /** @param {Date} at */
    day: (at, now = new Date()) => {
      const days = daysBetween(at, now);
      if (days >= 0 && days < 2) return capital(relative().format(-days, 'day'));
      return (at.getFullYear() === now.getFullYear() ? date : dated)(at);
    },
  };
};

/** The local calendar day, as `2026-11-21`. @param {Date} at */
export const dayOf = at => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(n => String(n).padStart(2, '0')).join('-');

/** @param {Date} from @param {Date} to */
const daysBetween = (from, to) => Math.round((midnight(to) - midnight(from)) / 86_400_000);

/** @param {Date} at @param {number} [later] days */
const midnight = (at, later = 0) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + later).getTime();

/** @param {string} text */
const capital = text => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export const local = clock(language);

/** Turns one of the server's UTC times into the reader's. @param {HTMLElement} time */
export const upgrade = time => {
  const at = instant(time);
  if (!at) return;
  time.textContent = time.matches('.ago') ? local.ago(at) : time.closest('.entry') ? local.brief(at) : time.closest('.message') ? local.hour(at) : local.exact(at);
};

/** All that the page came with, which takes a slow phone a while. */
export const upgradeTimes = async () => {
  for (const time of all('time[datetime]')) {
    upgrade(time);
    await breathe();
  }
};

/** @param {HTMLElement} time */
export const instant = time => {
  const at = new Date(/** @type {HTMLTimeElement} */ (time).dateTime);
  return Number.isNaN(at.getTime()) ? undefined : at;
};

/** Calls back at each midnight of the reader's, and when the page may have slept through one. @param {() => void} renew */
export const eachDay = renew => {
  const wait = () => {
    const now = new Date();
    setTimeout(() => { renew(); wait(); }, midnight(now, 1) - now.getTime() + 500);
  };
  wait();
  whenBack(renew);
};
