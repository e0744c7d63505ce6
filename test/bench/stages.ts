import * as z from 'zod'

/** What of a CPU profile the table needs; as the inspector protocol writes it. Times in microseconds. */
export const cpuProfileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})
export type CpuProfile = z.infer<typeof cpuProfileSchema>

/** Whose code was running, innermost first: the first stage whose place a frame is in. Longer places stand before those that they are in. */
const STAGES: readonly (readonly [place: string, stage: string])[] = [
  ['/electron/pipeline/frame/', 'frame'],
  ['/electron/scanner/', 'link'],
  ['/@serialport/', 'link'],
  ['/proto/gen/', 'decode'],
  ['/electron/pipeline/scan/', 'decode'],
  ['/electron/pipeline/open-record', 'decode'],
  ['/electron/pipeline/journal-writer', 'journal'],
  ['/electron/intake/', 'journal'],
  ['/electron/pipeline/predict/quality', 'quality'],
  ['/electron/pipeline/predict/pixels', 'quality'],
  ['/electron/pipeline/predict/evenness', 'quality'],
  ['/electron/pipeline/predict/interference', 'quality'],
  ['/electron/pipeline/predict/', 'model'],
  ['/onnxruntime-', 'model'],
  ['/electron/pipeline/tensor/', 'tensor'],
  ['/electron/processes/inference/', 'queue'],
  ['/electron/pipeline/ask-model', 'port'],
  ['/electron/pipeline/fill-wait', 'port'],
  ['/electron/processes/station/predictor-port', 'port'],
  ['/electron/rpc/', 'port'],
  ['/electron/host/', 'port'],
  ['/birpc/', 'port'],
  ['/electron/pipeline/orders', 'sorter'],
  ['/electron/pipeline/sending', 'sorter'],
  ['/electron/pipeline/open-orders', 'sorter'],
  ['/electron/pipeline/decide/', 'decide'],
  ['/electron/pipeline/build-group', 'decide'],
  ['/electron/domain/', 'decide'],
  ['/electron/store/archive/', 'archive'],
  ['/electron/store/', 'database'],
  ['/better-sqlite3', 'database'],
  ['/electron/line/', 'live view'],
  ['/electron/alarms/', 'live view'],
  ['/electron/station/', 'live view'],
  ['/electron/pipeline/', 'order'],
]

/** Time of the event loop in which nothing is done; not part of any stage. */
const IDLE = '(idle)'
const NAMELESS: Readonly<Record<string, string>> = { '(garbage collector)': 'garbage', '(program)': 'runtime' }

/** Share of the working time of one thread by stage; sums to 1 where there was any. */
export function stageShares({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parentOf = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)))
  const stageOf = new Map<number, string>()
  const find = (id: number): string => {
    for (let at: number | undefined = id; at !== undefined; at = parentOf.get(at)) {
      const { functionName = '', url = '' } = byId.get(at)?.callFrame ?? {}
      const stage = NAMELESS[functionName] ?? STAGES.find(([place]) => url.includes(place))?.[1]
      if (stage !== undefined) return stage
    }
    return 'runtime'
  }
  const us = new Map<string, number>()
  let sum = 0
  samples.forEach((id, index) => {
    if (byId.get(id)?.callFrame.functionName === IDLE) return
    const stage = stageOf.get(id) ?? find(id)
    stageOf.set(id, stage)
    const tookUs = timeDeltas[index] ?? 0
    us.set(stage, (us.get(stage) ?? 0) + tookUs)
    sum += tookUs
  })
  return new Map([...us].sort((a, b) => b[1] - a[1]).map(([stage, time]) => [stage, time / sum]))
}

/** Processor time of a process a scan, and of its main thread; null where the system does not tell. */
export interface ThreadTimes {
  readonly processUs: number | null
  readonly mainThreadUs: number | null
}

/** Microseconds of processor time a scan by stage; what other threads of the process do is a stage of its own. */
export function stagesUsPerScan(profile: CpuProfile, { processUs, mainThreadUs }: ThreadTimes): Record<string, number> {
  if (processUs === null || mainThreadUs === null) return {}
  const stages = [...stageShares(profile)].map(([stage, share]) => [stage, share * mainThreadUs] as const)
  return Object.fromEntries([...stages, ['other threads', processUs - mainThreadUs]])
}
