import { TRAYS_LIST_MAX, type TrayRow } from '../../electron/contract/looking-back.ts'

/** The first pages of a list of trays, one after the other until one is not full: trays that came meanwhile leave neither gap nor repetition. */
export async function readTrayRows(
  readPage: (beforeVisitId: number | null) => Promise<readonly TrayRow[]>,
  pages: number,
): Promise<readonly TrayRow[]> {
  const rows: TrayRow[] = []
  for (let page = 0; page < pages; page++) {
    const next = await readPage(rows[rows.length - 1]?.visitId ?? null)
    rows.push(...next)
    if (next.length < TRAYS_LIST_MAX) break
  }
  return rows
}
