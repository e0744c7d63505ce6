import type { reviewContract } from '../../contract/review.ts'
import { systemClock } from '../../host/system-clock.ts'
import type { Review } from '../../review/open-review.ts'
import type { Handlers } from '../../rpc/contract-types.ts'

type All = Handlers<typeof reviewContract>

/** The part of review's service that reads the database, as a screen of that line asks for it. */
export function questions(opened: () => Review, lineId: string) {
  return {
    batchRecord: (params) => opened().batchRecord(params),
    trays: (params) => opened().trays(params),
    batches: (params) => opened().batches(params),
    batchTrays: (params) => opened().batchTrays(params),
    batchReport: (params) => opened().batchReport(params),
    tray: (params) => opened().tray(params),
    egg: (params) => opened().egg(params),
    eggPicture: (params) => opened().eggPicture(params),
    recordLife: (params) => opened().recordLife(params),
    auditRows: (params) => opened().auditRows(params),
    verifyAudit: () => opened().verifyAudit(),
    alarmHistory: (params) => opened().alarmHistory(params, lineId),
    eventHistory: (params) => opened().eventHistory(params, lineId),
    recordCsv: (params) => opened().recordCsv(params),
    recordPdf: (params) => opened().recordPdf(params, { printedAtWallMs: systemClock.wallMs() }),
    eggsCsv: (params) => opened().eggsCsv(params),
    shadowReport: () => opened().shadowReport(),
  } satisfies Partial<All>
}
