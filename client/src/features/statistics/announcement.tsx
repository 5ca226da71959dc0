import { useLingui } from '@lingui/react/macro';
import { type ComponentProps, type ComponentType } from 'react';
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

type Table = ComponentType<ComponentProps<typeof DataTable>>;

interface Props {
  readonly text: string;
  /** What its tables are shown by. */
  readonly Table?: Table;
}

/** The text of a publication, its paragraphs and tables. */
export function AnnouncementText({ text, Table = DataTable }: Props) {
  const { t } = useLingui();
  const blocks = blocksOf(text);
  const tables = blocks.filter((block) => 'rows' in block);
  return blocks.map((block, at) =>
    'rows' in block ? (
      <TextTable key={at} Table={Table} caption={t`Table ${tables.indexOf(block) + 1}`} rows={block.rows} />
    ) : (
      <p key={at}>{block.paragraph}</p>
    ),
  );
}

interface TextTableProps {
  readonly Table: Table;
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

function TextTable({ Table, caption, rows: [head = [], ...rows] }: TextTableProps) {
  const columns = head.map((title, at) => ({
    key: String(at),
    title,
    isNumber: rows.every((cells) => /^[\d.,%\s–-]*$/.test(cells[at]!)),
  }));
  return (
    <Table caption={caption} columns={columns} rows={rows.map((cells, at) => ({ key: String(at), cells }))} />
  );
}
