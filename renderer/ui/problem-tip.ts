import { MODEL_REFUSALS } from '../../electron/contract/model-refusals.ts'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { DATABASE_BEHIND_KINDS } from '../../electron/domain/database-behind.ts'
import { type LinkRemedy, REMEDY_KINDS } from '../../electron/domain/link/link-remedy.ts'
import { PICTURE_REFUSALS } from '../../electron/domain/link/picture-refusal.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'
import { amountOf } from './amount.ts'
import { formatCount, formatStamp } from './format.ts'
import { PATTERN_WORDS } from './pattern-words.ts'

/** Numbers that name something and count nothing: written as they are. */
const NAMES: readonly string[] = ['pid']

/** Every value that a sentence can name; each names a few. */
const NO_VALUES = {
  ...{ device: '', path: '', alike: '', group: '', owner: '', program: '', pid: '', baudRate: '', percent: '' },
  ...{ line: '', pattern: '', ...PATTERN_WORDS },
}

/** What to do about a problem: exactly for this machine where the station knows that, otherwise what always helps. */
export function problemTip(t: Translate, problem: Pick<Problem, 'id' | 'detail'>, language: Language): string {
  const { remedy, refusal, pictureRefusal, ...values } = problem.detail
  const picture = PICTURE_REFUSALS.find((one) => one === pictureRefusal)
  if (picture !== undefined) {
    const { file = '', path = '' } = values
    return t('folder.refusedTip', { file, path, reason: t(`folder.refusal.${picture}`) })
  }
  const loss = lossTip(t, problem, language)
  if (loss !== undefined) return loss
  const refused = MODEL_REFUSALS.find((one) => one === refusal)
  if (refused !== undefined) return `${t(`modelRefusal.${refused}.means`)} ${t(`modelRefusal.${refused}.tip`)}`
  const kind = REMEDY_KINDS.find((one) => one === remedy)
  return kind === undefined ? t(`app.problem.${problem.id}.tip`) : remedyTip(t, { kind, values }, language)
}

/** What exactly was lost, where that is known: how many, and from when to when. Undefined for an alarm of another kind. */
export function lossTip(
  t: Translate,
  { id, detail }: Pick<Problem, 'id' | 'detail'>,
  language: Language,
): string | undefined {
  const number = (name: string) => Number(detail[name] ?? 0)
  const shown = (name: string) => formatCount(number(name), language)
  const time = (name: string) => {
    const wallMs = number(name)
    return wallMs === 0 ? '–' : formatStamp(wallMs, language)
  }
  const scans = amountOf(t, 'scans', number('scans'), language)
  const back = amountOf(t, 'messages', number('back'), language)
  const span = { scans, from: time('fromWallMs'), to: time('toWallMs') }
  if (id === 'JOURNAL_DAMAGED' && detail['count'] !== undefined)
    return t('durability.journalGone', { count: number('count'), messages: shown('count') })
  if (id === 'BATCH_RECOVERED')
    return t('durability.recovered', { ...span, count: number('batches'), batches: shown('batches') })
  const kind = DATABASE_BEHIND_KINDS.find((one) => one === detail['behind'])
  if (id !== 'DATABASE_BEHIND' || kind === undefined) return undefined
  if (kind === 'END_LOST' && detail['scans'] === 0)
    return t('durability.endNoScan', { ...span, count: number('commits'), commits: shown('commits') })
  const hasAllBack = number('back') >= number('scans') && detail['gone'] === 0
  if (kind === 'END_LOST' && hasAllBack) return t('durability.endBack', { ...span, count: number('scans'), back })
  return t(`durability.behind.${kind}`, {
    ...{ ...span, back, commits: shown('commits'), gone: shown('gone') },
    count: number(kind === 'END_LOST' ? 'scans' : 'commits'),
  })
}

/** What to do about a scanner that cannot be reached. */
export function remedyTip(t: Translate, { kind, values }: LinkRemedy, language: Language): string {
  const shown = Object.entries(values).map(([name, value]) => {
    const isCount = typeof value === 'number' && !NAMES.includes(name)
    return [name, isCount ? formatCount(value, language) : String(value)] as const
  })
  return t(`remedy.${kind}`, { ...NO_VALUES, ...Object.fromEntries(shown) })
}
