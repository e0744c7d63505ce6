import { cellName } from '../../electron/domain/egg.ts'
import { useWords } from '../i18n/use-words.ts'
import { type TrayPicture, trayGeometry } from '../ui/tray-geometry.ts'

/** The map once more as a table: what the picture shows, for those who do not see it. */
export function TrayTable({ tray }: { readonly tray: TrayPicture & { readonly code: string } }) {
  const { t } = useWords()
  const { cells } = trayGeometry(tray)
  return (
    <table className="visually-hidden">
      <caption>{t('places.trays.table', { code: tray.code })}</caption>
      <tbody>
        {Array.from({ length: tray.rows }, (_, row) => (
          <tr key={row}>
            <th scope="row">{t('places.trays.row', { row: cellName({ row, column: 0 }).replace(/\d+$/, '') })}</th>
            {cells.slice(row * tray.columns, (row + 1) * tray.columns).map((cell) => (
              <td key={cell.index}>
                {cell.eggClass === undefined ? t('places.trays.pending') : t(`words.eggClass.${cell.eggClass}`)}
                {cell.corrected !== undefined &&
                  `, ${t('back.tray.corrected')}: ${t(`words.eggClass.${cell.corrected}`)}`}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
