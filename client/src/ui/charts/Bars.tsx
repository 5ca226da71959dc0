/** One bar: its words, what it says in words, and its length against the longest. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly value: number;
  /** Where the rows behind it are. */
  readonly href?: string | undefined;
}

const rowHeight = 46;
const barTop = 24;
const barHeight = 12;

interface Props {
  /** What the chart shows, for who cannot see it; the table below has the same figures. */
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Horizontal bars, drawn on the server: lengths in per cent, so that they fit every width without a script. */
export function Bars({ title, bars }: Props) {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <svg className="bars" width="100%" height={bars.length * rowHeight} role="group" aria-label={title}>
      {bars.map((bar, index) => (
        <BarRow key={bar.key} bar={bar} top={index * rowHeight} share={bar.value / longest} />
      ))}
    </svg>
  );
}

function BarRow({ bar, top, share }: { readonly bar: Bar; readonly top: number; readonly share: number }) {
  const { label, text, href } = bar;
  const drawn = (
    <>
      <rect className="bar-row" x="0" y={top} width="100%" height={rowHeight - 4} />
      <text className="bar-label" x="0" y={top + 15}>
        {label}
      </text>
      <text className="bar-text" x="100%" y={top + 15} textAnchor="end">
        {text}
      </text>
      <rect className="bar-track" x="0" y={top + barTop} width="100%" height={barHeight} rx="3" />
      <rect className="bar" x="0" y={top + barTop} width={percent(share)} height={barHeight} rx="3" />
    </>
  );
  return href ? <a href={href}>{drawn}</a> : <g>{drawn}</g>;
}

/** Something above nothing is always visible. */
function percent(share: number): string {
  return `${share === 0 ? 0 : Math.max(0.6, Math.round(share * 1000) / 10)}%`;
}
