const shanghai = 'T00:00:00+08:00';
const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
const minuteMs = 60_000;

/** Office hours in Gansu: 9:00–12:00 and 14:30–18:00. */
const morning = { begins: 9 * 60, minutes: 3 * 60 };
const afternoon = { begins: 14 * 60 + 30, minutes: 3.5 * 60 };
const minutesADay = morning.minutes + afternoon.minutes;

/** The first instant of a day in Shanghai, e.g. of `2022-05-20`. */
export function dayBegins(day: string): Date {
  return new Date(`${day}${shanghai}`);
}

/** The instant at which a day in Shanghai is over: deadlines are set to it. */
export function dayEnds(day: string): Date {
  return new Date(dayBegins(day).getTime() + dayMs);
}

/** A time of day in Shanghai, e.g. `2022-05-20`, `09:30`. */
export function timeOn(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** The day in Shanghai on which an instant lies, e.g. `2022-05-20`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 10);
}

/**
 * The hours in which people in offices do things, counted in minutes from the first day on: weekends, holidays, nights and
 * the midday break don't count.
 */
export class WorkingTime {
  readonly #days: readonly string[];

  constructor(first: string, last: string, holidays: readonly string[]) {
    const days: string[] = [];
    for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += dayMs) {
      const weekday = new Date(at).getUTCDay();
      const day = new Date(at).toISOString().slice(0, 10);
      if (weekday !== 0 && weekday !== 6 && !holidays.includes(day)) days.push(day);
    }
    this.#days = days;
  }

  /** Minutes worked before a day begins. */
  before(day: string): number {
    return this.#days.filter((each) => each < day).length * minutesADay;
  }

  /** Minutes worked by the end of the day on which an instant lies. */
  throughDayOf(at: Date): number {
    return this.before(dayOf(new Date(at.getTime() + dayMs)));
  }

  /** The instant at which so many minutes have been worked. */
  instant(minutes: number): Date {
    const day = this.#days[Math.floor(minutes / minutesADay)];
    if (day === undefined) throw new RangeError(`there are no ${minutes} minutes of work`);
    const worked = minutes % minutesADay;
    const { begins, minutes: skipped } =
      worked < morning.minutes
        ? { begins: morning.begins, minutes: 0 }
        : { begins: afternoon.begins, minutes: morning.minutes };
    return new Date(dayBegins(day).getTime() + Math.round((begins + worked - skipped) * minuteMs));
  }
}
