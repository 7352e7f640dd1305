import type { ReactNode } from 'react';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';

type Row = Readonly<{ id: string; cells: readonly ReactNode[] }>;
type Props = Readonly<{ label: string; columns: readonly ReactNode[]; rows: readonly Row[] }>;

/** A plain table; the first cell is the row header. */
export function Figures({ label, columns, rows }: Props) {
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          {columns.map((column, index) => (
            <TableHead key={index} scope="col">
              {column}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ id, cells: [first, ...others] }) => (
          <TableRow key={id} className="tabular-nums">
            <TableHead scope="row" className="text-sm text-foreground">
              {first}
            </TableHead>
            {others.map((cell, index) => (
              <TableCell key={index}>{cell}</TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
