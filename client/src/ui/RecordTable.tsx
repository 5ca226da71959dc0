import { type ComponentProps } from 'react';
import { DataTable } from './site/DataTable.js';
import './record-table.css';

/** A table of records on the desks; its caption is for who cannot see it. */
export function RecordTable(props: ComponentProps<typeof DataTable>) {
  return (
    <div className="record-table">
      <DataTable {...props} />
    </div>
  );
}
