import type { MasterDataView } from '../../../electron/contract/master-data.ts'
import { JURISDICTION_IDS } from '../law-facts.ts'
import { type StartDraft, suggestedJurisdiction } from './steps.ts'

/** The fastest line in use today; only a default that somebody looks at. */
const RATED_EGGS_PER_HOUR = '24000'

/** What the steps begin with: what this screen kept, else what the station has, else what this machine suggests. */
export function firstDraft(options: {
  readonly kept: Partial<StartDraft>
  readonly data: MasterDataView | undefined
  readonly screenTimeZone: string
  readonly names: { readonly site: string; readonly line: string }
}): StartDraft {
  const { kept, data, screenTimeZone, names } = options
  const site = data?.site
  const line = data?.lines.find(({ retired }) => !retired)
  // A station that nobody has set up counts in no zone of anybody's: the clock of this screen is the better guess.
  const timeZone = site === undefined || site.revision === 1 ? screenTimeZone : site.timeZone
  return {
    site: site?.name ?? names.site,
    timeZone,
    jurisdictionId: site?.jurisdictionId ?? suggestedJurisdiction(timeZone, JURISDICTION_IDS),
    line: line?.name ?? names.line,
    ratedEggsPerHour: line === undefined ? RATED_EGGS_PER_HOUR : String(line.ratedEggsPerHour),
    traysLeftOut: data?.trayTypes.filter(({ retired }) => retired).map(({ id }) => id) ?? [],
    ...kept,
  }
}
