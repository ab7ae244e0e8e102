import { DataTable } from '../../components/DataTable.tsx';
import { storageTable } from './storageTable.ts';
import type { Picture } from './picture.ts';

export interface StorageTableProps {
  readonly picture: Picture;
}

/** The numbers of the picture. */
export function StorageTable({ picture }: StorageTableProps) {
  return <DataTable read={() => storageTable(picture)} />;
}
