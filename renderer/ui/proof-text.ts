import type { BackupProof } from '../../electron/contract/backups.ts'
import type { useWords } from '../i18n/use-words.ts'
import { formatDateTime } from './format.ts'

/** What is known of a backup's bytes, and since when. */
export function proofText(proof: BackupProof, { t, language }: ReturnType<typeof useWords>): string {
  if (proof.kind === 'made') return t('upkeep.backup.proof.made')
  return t(`upkeep.backup.proof.${proof.kind}`, { time: formatDateTime(proof.atWallMs, language) })
}
