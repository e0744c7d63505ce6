import { readBatchSummary } from '../../electron/store/batch-sums.ts'
import { OUTBOX_STATE_CODES } from '../../electron/store/codes.ts'
import type { ReadableDb } from '../../electron/store/open-database.ts'
import { ovoscope } from '../../proto/gen/cloud.js'
import type { SimCloud, StoredSummary } from './sim-cloud.ts'

const { BatchSummary, EggAction, EggClass } = ovoscope.cloud.v1

interface OutboxRow {
  readonly batch: string
  readonly revision: number
  readonly key: string
  readonly state: number
  readonly payload: Buffer
  readonly receipt: string | null
}

const OUTBOX_SQL = `SELECT batch_key AS batch, revision, idempotency_key AS key, outbox.state, payload, receipt
  FROM outbox JOIN batch USING (batch_id) ORDER BY outbox_id`

/** Everything queued arrived and had its effect once, and the newest that the cloud has of a batch is what is stored. */
export function checkCloud(db: ReadableDb, cloud: SimCloud): readonly string[] {
  const rows = db.prepare<[], OutboxRow>(OUTBOX_SQL).all()
  const byKey = new Map(cloud.stored.map((one) => [one.key.replaceAll('"', ''), one]))
  const problems = [...cloud.complaints]
  for (const { batch, revision, key, state, payload, receipt } of rows) {
    const name = `summary ${revision} of batch ${batch}`
    const arrived = byKey.get(key)
    byKey.delete(key)
    if (OUTBOX_STATE_CODES.word(state) !== 'sent') problems.push(`${name} is ${OUTBOX_STATE_CODES.word(state)}`)
    else if (arrived === undefined) problems.push(`${name} counts as sent and never arrived`)
    else if (!arrived.payload.equals(payload)) problems.push(`${name} arrived as something else`)
    else if (arrived.receiptId !== receipt) problems.push(`${name} has the receipt ${receipt} of another one`)
  }
  for (const { batchId, revision } of byKey.values())
    problems.push(`summary ${revision} of batch ${batchId} arrived and no row knows of it`)
  const batches = db.prepare<[], { key: string }>('SELECT batch_key AS key FROM batch').all()
  for (const { key } of batches) {
    const newest = cloud.stored.filter(({ batchId }) => batchId === key).toSorted((a, b) => b.revision - a.revision)[0]
    if (newest === undefined) problems.push(`nothing of batch ${key} arrived`)
    else problems.push(...compareWithRows(db, key, newest))
  }
  return problems
}

function compareWithRows(db: ReadableDb, batchId: string, newest: StoredSummary): readonly string[] {
  const { eggs } = BatchSummary.decode(newest.payload)
  const stored = readBatchSummary(db, batchId).eggs
  const arrived = new Map<string | undefined, number>([
    ...(eggs?.byClass ?? []).map(({ eggClass, count }) => [EggClass[eggClass ?? 0], Number(count)] as const),
    ...(eggs?.byAction ?? []).map(({ action, count }) => [EggAction[action ?? 0], Number(count)] as const),
  ])
  const rows = [
    ...Object.entries(stored.byClass).map(([word, count]) => [`EGG_CLASS_${word}`, count] as const),
    ...Object.entries(stored.byAction).map(([word, count]) => [`EGG_ACTION_${word}`, count] as const),
  ]
  return rows.flatMap(([word, count]) => {
    const there = arrived.get(word) ?? 0
    return there === count ? [] : [`batch ${batchId}: ${count} eggs ${word} are stored, the cloud has ${there}`]
  })
}
