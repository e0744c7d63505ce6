import { BATCH_LIFE_REFUSALS } from '../../electron/contract/batch-life.ts'
import { KEY_REFUSALS } from '../../electron/contract/keys.ts'
import { lineRefusalSchema } from '../../electron/contract/line.ts'
import { RECIPE_REFUSALS } from '../../electron/contract/recipes.ts'
import { RECORDING_REFUSALS } from '../../electron/contract/recordings.ts'
import { settingsRefusalSchema } from '../../electron/contract/settings.ts'
import { PLAY_REFUSALS } from '../../electron/contract/shell.ts'
import { TRAY_DESK_REFUSALS } from '../../electron/contract/trays.ts'
import { useWords } from '../i18n/use-words.ts'

/** Why the last command was not carried out, in words; for every place that tells it. */
export function useNoticeReason(notice: { readonly kind: string; readonly code: string }): string {
  const { t } = useWords()
  const refusal = lineRefusalSchema.safeParse(notice.code)
  if (notice.kind === 'refusal' && refusal.success) return t(`app.notice.refusal.${refusal.data}`)
  const ofSettings = settingsRefusalSchema.safeParse(notice.code)
  if (notice.kind === 'refusal' && ofSettings.success) return t(`settings.refusal.${ofSettings.data}`)
  const ofPlay = [...PLAY_REFUSALS, 'NOT_IN_PLAY' as const].find((one) => one === notice.code)
  if (notice.kind === 'refusal' && ofPlay !== undefined) return t(`people.play.refusal.${ofPlay}`)
  const ofLife = BATCH_LIFE_REFUSALS.find((one) => one === notice.code)
  if (notice.kind === 'refusal' && ofLife !== undefined && ofLife !== 'NOT_SAVED')
    return t(`batchLife.record.refusal.${ofLife}`)
  const ofRecipes = RECIPE_REFUSALS.find((one) => one === notice.code)
  if (notice.kind === 'refusal' && ofRecipes !== undefined) return t(`recipes.refusal.${ofRecipes}`)
  const ofRecordings = RECORDING_REFUSALS.find((one) => one === notice.code)
  if (notice.kind === 'refusal' && ofRecordings !== undefined) return t(`recordings.refusal.${ofRecordings}`)
  const ofKeys = KEY_REFUSALS.find((one) => one === notice.code)
  if (notice.kind === 'refusal' && ofKeys !== undefined) return t(`keys.refusal.${ofKeys}`)
  const ofTrays = TRAY_DESK_REFUSALS.find((one) => one === notice.code)
  if (notice.kind === 'refusal' && ofTrays !== undefined) return t(`holds.refusal.${ofTrays}`)
  return notice.kind === 'unreachable' ? t('app.notice.unreachable') : t('app.notice.answered', { code: notice.code })
}
