import { profileInForce } from '../../electron/domain/law/jurisdiction-profile.ts'
import type { Translate } from '../i18n/use-words.ts'

/** The name of a country as people say it; as the profile has it where there is no word for it. */
export function jurisdictionName(t: Translate, id: string): string {
  switch (id) {
    case 'DE':
    case 'CH':
    case 'FR':
    case 'AT':
    case 'IT':
    case 'NONE':
      return t(`words.jurisdiction.${id}`)
    default:
      return t('words.strictestLaw')
  }
}

/** The same with the day from which the law forbids it. */
export function jurisdictionWithDay(t: Translate, id: string): string {
  const { banBeginsOnDay: day } = profileInForce(id)
  const name = jurisdictionName(t, id)
  return day === undefined ? name : t('line.form.jurisdictionOption', { name, day })
}
