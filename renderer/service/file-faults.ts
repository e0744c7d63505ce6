import type { ColdFault, PictureFault } from '../../electron/contract/sum-check.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'
import { amountOf } from '../ui/amount.ts'
import { coldMonth } from '../ui/cold-month.ts'
import { formatCount } from '../ui/format.ts'

/** What is wrong with a file of pictures, as a sentence. */
export function pictureFaultText(t: Translate, fault: PictureFault, language: Language): string {
  const { file } = fault
  switch (fault.kind) {
    case 'MISSING':
    case 'HEAD':
      return t(`sumCheck.picture.${fault.kind}`, { file, pictures: amountOf(t, 'pictures', fault.pictures, language) })
    case 'DAMAGED': {
      const places = amountOf(t, 'places', fault.places, language)
      return t('sumCheck.picture.DAMAGED', {
        file,
        places,
        pictures: amountOf(t, 'pictures', fault.pictures, language),
      })
    }
    case 'LENGTH': {
      const [bytes, expected] = [formatCount(fault.bytes, language), formatCount(fault.expectedBytes, language)]
      return t('sumCheck.picture.LENGTH', { file, bytes, expected })
    }
    case 'UNKNOWN':
      return t('sumCheck.picture.UNKNOWN', { file })
  }
}

/** Which file of which month cannot be read, as a sentence. */
export function coldFaultText(t: Translate, { kind, file }: ColdFault, language: Language): string {
  return t(`sumCheck.cold.${kind}`, { file, month: coldMonth(file, language) })
}
