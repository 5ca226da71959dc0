interface Props {
  readonly text: string;
  /** What matched, as HTML that the search has escaped. */
  readonly html?: string | undefined;
}

/** A text, with what matched in it marked where the search says so. */
export function Marked({ text, html }: Props) {
  return html === undefined ? text : <span className="marked" dangerouslySetInnerHTML={{ __html: html }} />;
}
