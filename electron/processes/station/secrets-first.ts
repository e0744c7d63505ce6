import { EarlyPorts } from '../../host/early-ports.ts'
import { purposeOf } from '../../host/peer-name.ts'
import type { Child } from '../../host/run-child.ts'
import type { ParentSecrets } from './parent-secrets.ts'

/** The port over which the parent is asked for secrets is taken at once, because the data may not open without; all others wait until somebody listens. */
export function secretsFirst(
  onPort: Child<unknown>['onPort'],
  secrets: Pick<ParentSecrets, 'attach'>,
): Child<unknown>['onPort'] {
  const others = new EarlyPorts()
  onPort((peer, port) => {
    if (purposeOf(peer).kind === 'secrets') secrets.attach(port)
    else others.deliver(peer, port)
  })
  return (listener) => others.onPort(listener)
}
