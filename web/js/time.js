import { all } from './dom.js';
import { language } from './texts.js';

/** Times as the reader's clock and language tell them. @param {string} [language] */
export const clock = language => {
  const format = /** @param {Intl.DateTimeFormatOptions} options */ options => new Intl.DateTimeFormat(language, options);
  const hour = format({ timeStyle: 'short' });
  const weekday = format({ weekday: 'short' });
  const short = format({ day: 'numeric', month: 'short' });
  const date = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dated = format({ dateStyle: 'long' });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  const exact = format({ dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  return {
    /** @param {Date} at */
    hour: at => hour.format(at),
    /** @param {Date} at */
    full: at => full.format(at),
    /** Date and hour, at the administrators' desk. @param {Date} at */
    exact: at => exact.format(at),
    /** Hour, weekday or date, by how long ago. @param {Date} at */
    brief: (at, now = new Date()) => {
      const days = daysBetween(at, now);
      return (days < 1 ? hour : days < 7 ? weekday : short).format(at);
    },
    /** @param {Date} at */
    ago: (at, now = new Date()) => {
      const minutes = Math.max(1, Math.floor((now.getTime() - at.getTime()) / 60_000));
      if (minutes < 60) return relative.format(-minutes, 'minute');
      if (minutes < 1440) return relative.format(-Math.floor(minutes / 60), 'hour');
      const days = daysBetween(at, now);
      return days < 7 ? relative.format(-days, 'day') : short.format(at);
    },
    /** @param {Date} at */
    day: (at, now = new Date()) => {
      const days = daysBetween(at, now);
      if (days >= 0 && days < 2) return capital(relative.format(-days, 'day'));
      return (at.getFullYear() === now.getFullYear() ? date : dated).format(at);
    },
  };
};

/** The local calendar day, as `2026-11-21`. @param {Date} at */
export const dayOf = at => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(n => String(n).padStart(2, '0')).join('-');

/** @param {Date} from @param {Date} to */
const daysBetween = (from, to) => Math.round((midnight(to) - midnight(from)) / 86_400_000);

/** @param {Date} at */
const midnight = at => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** @param {string} text */
const capital = text => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export const local = clock(language);

/**
 * Turns the server's UTC times into the reader's.
 * @param {ParentNode} root
 */
export const upgradeTimes = root => {
  for (const element of all('time[datetime]', root)) {
    const time = /** @type {HTMLTimeElement} */ (element);
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = time.matches('.ago') ? local.ago(at) : time.closest('.entry') ? local.brief(at) : time.closest('.desk') ? local.exact(at) : local.hour(at);
    time.title = local.full(at);
  }
};

/** Calls back at each midnight of the reader's. @param {() => void} renew */
export const eachDay = renew => {
  const now = new Date();
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  setTimeout(() => { renew(); eachDay(renew); }, next.getTime() - now.getTime() + 500);
};
