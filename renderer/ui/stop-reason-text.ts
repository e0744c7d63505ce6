import type { StopReason } from '../../electron/domain/batch/stops.ts'
import type { Translate } from '../i18n/use-words.ts'

/** Why a line stood, with what was noted beside it; or that nobody has said. */
export function stopReasonText(t: Translate, reason: StopReason | null, note: string): string {
  if (reason === null) return t('batchLife.stop.none')
  const text = t(`batchLife.stop.reason.${reason}`)
  return note === '' ? text : t('batchLife.stop.saidWith', { reason: text, note })
}
