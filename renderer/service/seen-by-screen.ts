import type { BundleSeen } from '../../electron/contract/upkeep.ts'
import type { ConsoleState } from '../client/state.ts'

type Json = BundleSeen['line']

/** What this screen knows and support wants to know: no picture, no egg, no name of a flock. */
export function seenByScreen({ health, info, view, connection, counters }: ConsoleState): BundleSeen {
  const line =
    view === undefined
      ? null
      : {
          ...{ site: view.site, line: view.line, play: view.play, atWallMs: view.atWallMs, backlog: view.backlog },
          ...{ link: view.link, model: view.model, cloud: view.cloud, speed: view.speed, problems: view.problems },
          batch: view.batch && { batchId: view.batch.batchId, state: view.batch.state, eggs: view.batch.eggs },
        }
  return {
    health: asJson(health ?? []),
    info: asJson({ ...info, screen: { connection: connection.phase, ...counters } }),
    line: asJson(line),
  }
}

/** The same as JSON would have it: what is undefined is left out. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}
