import { TRAINEE } from '../../electron/domain/access.ts'
import type { Translate } from '../i18n/use-words.ts'

/** Who chose a model. The program and whoever trains have no name of their own. */
export function whoChose(t: Translate, who: string): string {
  if (who === '') return t('models.active.program')
  return who === TRAINEE.name ? t('models.active.trainee') : who
}
