import { useLanguage } from './language.js';

interface Props {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size?: number;
}

/** A file to download; whether one may is asked again then. */
export function FileLink({ id, name, size }: Props) {
  const language = useLanguage();
  return (
    <a href={`/files/${id}`} download={name}>
      {name}
      {size !== undefined && <span className="quiet"> {formatSize(size, language)}</span>}
    </a>
  );
}

/** Bytes as people say them, by thousands. */
export function formatSize(bytes: number, language: string): string {
  const [amount, unit] =
    bytes < 1e3 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}
