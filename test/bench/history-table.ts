import type { HistoryFigures } from './history-size.ts'

/** For whoever reads it at a terminal: a column for each size of database. */
export function formatHistories(sizes: readonly HistoryFigures[]): string {
  const row = (name: string, cells: readonly string[]) =>
    name.padEnd(44) + cells.map((cell) => cell.padStart(24)).join('')
  const of = (name: string, cell: (size: HistoryFigures) => string) => row(name, sizes.map(cell))
  const questions = Object.keys(sizes[0]?.questionsMs ?? {}).map((name) =>
    of(name, ({ questionsMs }) => {
      const { median = 0, worst = 0, cpu = 0 } = questionsMs[name] ?? {}
      return `${median.toFixed(1)} (${worst.toFixed(1)}) ${cpu.toFixed(1)}`
    }),
  )
  const beside = (['alone', 'beside questions'] as const).flatMap((way) => [
    of(`at 100 scans/s durable p50, ${way}`, ({ ack }) => ack[way].p50Ms.toFixed(2)),
    of(`at 100 scans/s durable p99, ${way}`, ({ ack }) => ack[way].p99Ms.toFixed(2)),
    of(`at 100 scans/s commit p99, ${way}`, ({ ack }) => ack[way].commitP99Ms.toFixed(2)),
  ])
  return `\n${[
    of('milliseconds: median (worst) processor', ({ scans }) => `${scans} scans`),
    ...questions,
    ...beside,
    of('start-up of the store', ({ startUpMs }) => startUpMs.toFixed(1)),
    of('path at 1,000 scans/s', ({ path }) => `${path.perSec.toFixed(0)}/s`),
    of('durable p50 p99', ({ path }) => pair(path.latencyMs.ackable)),
    of('decision p50 p99', ({ path }) => pair(path.latencyMs.decision)),
    of('station: processor, µs a scan', ({ path }) => us(path.cpuUsPerScan['station'])),
    of('of it database, µs a scan', ({ path }) => us(path.databaseUsPerScan)),
    of('bytes of file a scan', ({ bytesPerScan }) => bytesPerScan.toFixed(1)),
    ...sizes.flatMap(({ path }) => path.faults.map((fault) => `FAULT ${fault}`)),
  ].join('\n')}\n`
}

function pair({ p50, p99 }: { readonly p50: number | null; readonly p99: number | null }): string {
  return `${p50?.toFixed(1) ?? '?'} ${p99?.toFixed(1) ?? '?'}`
}

function us(value: number | null | undefined): string {
  return value?.toFixed(0) ?? '?'
}
