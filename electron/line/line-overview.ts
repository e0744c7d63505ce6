import type { AlarmEngine } from '../alarms/alarm-engine.ts'
import type { LineOverview } from '../contract/live.ts'
import type { LinkView } from '../scanner/link.ts'
import type { StoredBatch } from '../store/store.ts'

/** What somebody at another line has to know of a line: whether it runs, whether its scanner is there, and whether an alarm calls. */
export function overviewOf(line: {
  readonly lineId: string
  readonly name: string
  readonly batch: Pick<StoredBatch, 'state'> | undefined
  readonly link: Pick<LinkView, 'state'>
  readonly alarms: Pick<AlarmEngine, 'view'>
}): LineOverview {
  const { lineId, name, batch, link, alarms } = line
  const calling = alarms.view().problems.filter(({ acknowledged }) => !acknowledged)
  return {
    ...{ lineId, name, link: link.state, batch: openState(batch?.state) },
    // Urgent first.
    calling: calling[0]?.priority ?? null,
  }
}

function openState(state: StoredBatch['state'] | undefined): LineOverview['batch'] {
  return state === 'running' || state === 'paused' || state === 'closing' ? state : 'none'
}
