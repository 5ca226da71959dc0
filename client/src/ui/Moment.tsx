import { formatDay, formatEnd, formatLastDay, formatMoment } from './format.js';
import { useLanguage } from './language.js';

interface Props {
  /** An instant as the API gives it; nothing is shown for none. */
  readonly at: string | null | undefined;
  /** Only the day; the time is shown on hover. */
  readonly day?: boolean;
  /** It ends something, like a deadline: midnight belongs to the day before, as 24:00. */
  readonly end?: boolean;
}

/** An instant as people in China read it, with the time zone. */
export function Moment({ at, day = false, end = false }: Props) {
  const language = useLanguage();
  if (!at) return null;
  const full = (end ? formatEnd : formatMoment)(at, language);
  const onlyDay = end ? formatLastDay : formatDay;
  return (
    <time dateTime={at} title={full}>
      {day ? onlyDay(at, language) : full}
    </time>
  );
}
