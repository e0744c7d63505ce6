import type { Logger } from '../log/logger.ts'
import { isOfWhoAsks } from '../rpc/rpc-error.ts'

/** For `ServeOptions.onError` of what screens call: a refusal for who asked is an answer like any other, and everything else an error. */
export function logFailedCalls(log: Logger): (problem: unknown, method: string) => void {
  return (problem, method) => {
    const said = { method, reason: String(problem) }
    if (isOfWhoAsks(problem)) log.info(said, 'a call was refused')
    else log.error(said, 'a call failed')
  }
}
