import { useLingui } from '@lingui/react/macro';
import { DataTable } from '../../ui/site/DataTable.js';

/** A run of lines of a publication's text: one paragraph, or rows of equally many cells of which the first is the head. */
type Block = { readonly paragraph: string } | { readonly rows: readonly (readonly string[])[] };

/** Parts a text at its line breaks. Lines in a row with ` | ` between as many cells are a table; a single such line is none. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let run: string[][] = [];
  const end = () => {
    if (run.length === 1) blocks.push({ paragraph: run[0]!.join(' | ') });
    if (run.length > 1) blocks.push({ rows: run });
    run = [];
  };
  for (const line of text.split(/\n+/)) {
    const cells = line.split(' | ').map((cell) => cell.trim());
    if (cells.length !== run[0]?.length) end();
    if (cells.length > 1) run.push(cells);
    else blocks.push({ paragraph: line });
  }
  end();
  return blocks;
}

/** The text of a publication, its paragraphs and tables. */
export function AnnouncementText({ text }: { readonly text: string }) {
  const { t } = useLingui();
  const blocks = blocksOf(text);
  const tables = blocks.filter((block) => 'rows' in block);
  return blocks.map((block, at) =>
    'rows' in block ? (
      <TextTable key={at} caption={t`Table ${tables.indexOf(block) + 1}`} rows={block.rows} />
    ) : (
      <p key={at}>{block.paragraph}</p>
    ),
  );
}

function TextTable({
  caption,
  rows: [head = [], ...rows],
}: {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}) {
  const columns = head.map((title, at) => ({
    key: String(at),
    title,
    isNumber: rows.every((cells) => /^[\d.,%\s–-]*$/.test(cells[at]!)),
  }));
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows.map((cells, at) => ({ key: String(at), cells }))}
    />
  );
}
