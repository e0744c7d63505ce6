import { useCallback, useEffect, useRef, useState } from 'react'
import type {
  FlowControl,
  ListedSerialPort,
  ScannerChoice,
  SerialListProblem,
} from '../../electron/contract/scanner-choice.ts'
import { BAUD_RATE_FIRST } from '../../electron/domain/line-load.ts'
import { ask, codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { useConsole } from '../client/store.ts'
import { keptPort, readBaudRate } from './serial-choice.ts'

/** The list is read again this often while the form is open: a scanner that is plugged in shows by itself. */
const LOOK_AGAIN_MS = 2_000

/** Which port and speed the operator has chosen, and what there is to choose from. */
export interface SerialChoice {
  /** Undefined until the first answer. */
  readonly ports: readonly ListedSerialPort[] | undefined
  /** Why the list may not be complete. */
  readonly problem: SerialListProblem | undefined
  /** The ports are listed for who may connect a scanner, and nobody of those is signed in. */
  readonly isForOthers: boolean
  /** The chosen port of the list; undefined when the path is typed. */
  readonly port: ListedSerialPort | undefined
  readonly typed: string
  /** As it stands in the field; a number once `baudRate` is one. */
  readonly baudText: string
  readonly baudRate: number | undefined
  readonly flowControl: FlowControl
  readonly refresh: () => void
  /** '' for a path that will be typed. */
  readonly chooseListed: (path: string) => void
  readonly type: (path: string) => void
  readonly chooseBaud: (text: string) => void
  readonly chooseFlow: (flowControl: FlowControl) => void
  /** What will be connected; undefined while something is missing. */
  readonly choice: ScannerChoice | undefined
}

export function useSerialChoice(): SerialChoice {
  const list = usePortList()
  const [port, setPort] = useState<ListedSerialPort>()
  const [typed, setTyped] = useState('')
  /** Somebody has chosen or typed; a list that comes late must not take that away. */
  const isTheirs = useRef(false)
  const [baudText, chooseBaud] = useState(String(BAUD_RATE_FIRST))
  const [flowControl, chooseFlow] = useState<FlowControl>('none')

  const { ports } = list
  useEffect(() => {
    if (ports !== undefined) setPort((before) => keptPort(ports, before, isTheirs.current))
  }, [ports])

  const baudRate = readBaudRate(baudText)
  const path = port?.path ?? typed.trim()
  return {
    ...list,
    ...{ port, typed, baudText, baudRate, flowControl, chooseBaud, chooseFlow },
    chooseListed: (chosen) => {
      isTheirs.current = true
      setPort(ports?.find((one) => one.path === chosen))
    },
    type: (text) => {
      isTheirs.current = true
      setTyped(text)
    },
    choice:
      path === '' || baudRate === undefined
        ? undefined
        : { kind: 'serial', path, baudRate, device: port?.device ?? null, flowControl },
  }
}

function usePortList(): Pick<SerialChoice, 'ports' | 'problem' | 'isForOthers' | 'refresh'> {
  const [ports, setPorts] = useState<readonly ListedSerialPort[]>()
  const [problem, setProblem] = useState<SerialListProblem>()
  const [isForOthers, setForOthers] = useState(false)
  const userId = useConsole(({ session }) => session?.user?.userId)

  const refresh = useCallback(() => {
    ask('station', (station) => station.call('listSerialPorts', {})).then(
      (answer) => {
        setPorts(answer.ports)
        setProblem(answer.problem ?? undefined)
        setForOthers(false)
      },
      (reason: unknown) => {
        const isAccess = accessCodeOf(reason) !== undefined
        setForOthers(isAccess)
        setProblem(isAccess ? undefined : { kind: 'system', said: codeOf(reason) })
      },
    )
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever signs in may see what was for others.
  useEffect(refresh, [refresh, userId])
  useEffect(() => {
    // What was refused for who asks stays refused until somebody else does.
    if (isForOthers) return undefined
    const timer = setInterval(refresh, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [refresh, isForOthers])
  return { ports, problem, isForOthers, refresh }
}
