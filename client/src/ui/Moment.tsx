import { formatDay, formatMoment } from './format.js';
import { useLanguage } from './language.js';

interface Props {
  /** An instant as the API gives it; nothing is shown for none. */
  readonly at: string | null | undefined;
  /** Only the day; the time is shown on hover. */
  readonly day?: boolean;
}

/** An instant as people in China read it, with the time zone. */
export function Moment({ at, day = false }: Props) {
  const language = useLanguage();
  if (!at) return null;
  const full = formatMoment(at, language);
  return (
    <time dateTime={at} title={full}>
      {day ? formatDay(at, language) : full}
    </time>
  );
}
