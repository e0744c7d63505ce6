import { parseArgs } from 'node:util'
import { Receiver } from './receiver.ts'
import { RECEIVER_POINTS } from './receiver-faults.ts'

/** A receiver in a process of its own, which can be killed like a machine that loses its power: `--kill-at POINT` at its first request. */
const { values } = parseArgs({
  options: { database: { type: 'string' }, port: { type: 'string' }, 'kill-at': { type: 'string' } },
})
const at = RECEIVER_POINTS.find((point) => point === values['kill-at'])
const receiver = new Receiver({
  databasePath: values.database ?? ':memory:',
  token: process.env['RECEIVER_TOKEN'] ?? '',
  port: Number(values.port ?? 0),
  faults: at === undefined ? [] : [{ at, what: 'kill' }],
  onKill: () => process.kill(process.pid, 'SIGKILL'),
})
console.log(await receiver.listen())
