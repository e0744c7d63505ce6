import type { dataSetMethods } from '../../contract/data-set.ts'
import type { reviewContract } from '../../contract/review.ts'
import type { tableMethods } from '../../contract/table-export.ts'
import type { upkeepMethods } from '../../contract/upkeep.ts'
import { systemClock } from '../../host/system-clock.ts'
import type { Review } from '../../review/open-review.ts'
import type { Handlers } from '../../rpc/contract-types.ts'

/** The methods of the review contract for the screens of one line; what the database holds is opened at the first question. */
export function reviewHandlers(
  opened: () => Review,
  lineId: string,
): Omit<
  Handlers<typeof reviewContract>,
  | keyof typeof upkeepMethods
  | keyof typeof dataSetMethods
  | keyof typeof tableMethods
  | 'installModel'
  | 'sendModelPart'
> {
  return {
    batchRecord: (params) => opened().batchRecord(params),
    trays: (params) => opened().trays(params),
    batches: (params) => opened().batches(params),
    batchTrays: (params) => opened().batchTrays(params),
    batchReport: (params) => opened().batchReport(params),
    eventTimes: () => opened().eventTimes(),
    tray: (params) => opened().tray(params),
    egg: (params) => opened().egg(params),
    eggPicture: (params) => opened().eggPicture(params),
    eggExplanation: (params) => opened().eggExplanation(params),
    trayThumbnails: (params) => opened().trayThumbnails(params),
    eggFilmstrip: (params) => opened().eggFilmstrip(params),
    eggPictureFile: (params) => opened().eggPictureFile(params),
    recordLife: (params) => opened().recordLife(params),
    auditRows: (params) => opened().auditRows(params),
    verifyAudit: () => opened().verifyAudit(),
    alarmHistory: (params) => opened().alarmHistory(params, lineId),
    eventHistory: (params) => opened().eventHistory(params, lineId),
    recordCsv: (params) => opened().recordCsv(params),
    recordPdf: (params) => opened().recordPdf(params, { printedAtWallMs: systemClock.wallMs() }),
    eggsCsv: (params) => opened().eggsCsv(params),
    shadowReport: () => opened().shadowReport(),
    modelDrift: (params) => opened().modelDrift(params),
  }
}
