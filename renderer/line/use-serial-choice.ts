import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, codeOf } from '../client/commands.ts'
import { accessCodeOf } from '../client/guarded-call.ts'
import { useConsole } from '../client/store.ts'

export interface SerialPortName {
  readonly path: string
  readonly name: string
  readonly serialNumber: string | null
}

/** Which port and speed the operator has chosen, and what there is to choose from. */
export interface SerialChoice {
  readonly ports: readonly SerialPortName[]
  /** Why the operating system could not list its ports. */
  readonly problem: string | undefined
  /** The ports are listed for who may connect a scanner, and nobody of those is signed in. */
  readonly isForOthers: boolean
  /** A listed path, or '' when the path is typed. */
  readonly listed: string
  readonly typed: string
  /** What will be connected; '' while nothing is chosen. */
  readonly path: string
  readonly baudRate: number
  readonly refresh: () => void
  readonly chooseListed: (path: string) => void
  readonly type: (path: string) => void
  readonly chooseBaudRate: (baudRate: number) => void
}

/** Seven 64×64 scans a second need more than 460 800 baud; USB ports do not care. */
export const BAUD_RATES = [115_200, 230_400, 460_800, 921_600, 1_500_000, 3_000_000, 4_000_000] as const
const BAUD_RATE_FIRST = 921_600

export function useSerialChoice(): SerialChoice {
  const [ports, setPorts] = useState<readonly SerialPortName[]>([])
  const [problem, setProblem] = useState<string>()
  const [isForOthers, setForOthers] = useState(false)
  const userId = useConsole(({ session }) => session?.user?.userId)
  const [listed, setListed] = useState('')
  const [typed, setTyped] = useState('')
  /** Somebody has chosen or typed; a list that comes late must not take that away. */
  const isTheirs = useRef(false)
  const [baudRate, setBaudRate] = useState<number>(BAUD_RATE_FIRST)

  const refresh = useCallback(() => {
    ask('station', (station) => station.call('listSerialPorts', {})).then(
      (answer) => {
        setPorts(answer.ports)
        setProblem(answer.problem ?? undefined)
        setForOthers(false)
        setListed((before) => {
          if (answer.ports.some((port) => port.path === before)) return before
          return isTheirs.current ? '' : (answer.ports[0]?.path ?? '')
        })
      },
      (reason: unknown) => {
        const isAccess = accessCodeOf(reason) !== undefined
        setForOthers(isAccess)
        setProblem(isAccess ? undefined : codeOf(reason))
      },
    )
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever signs in may see what was for others.
  useEffect(refresh, [refresh, userId])

  return {
    ports,
    problem,
    isForOthers,
    listed,
    typed,
    path: listed === '' ? typed.trim() : listed,
    baudRate,
    refresh,
    chooseListed: (path) => {
      isTheirs.current = true
      setListed(path)
    },
    type: (path) => {
      isTheirs.current = true
      setTyped(path)
    },
    chooseBaudRate: setBaudRate,
  }
}
