import { useState } from 'react'
import { useConsole } from '../client/store.ts'
import { LineScreen } from '../line/line-screen.tsx'
import { recallStart } from '../setup/start/start-memory.ts'
import { Welcome } from '../setup/start/welcome.tsx'
import { SilentLine } from './silent-line.tsx'

/** The line; on a station that nobody has set up yet and that has nothing to show, the welcome. */
export function LinePlace() {
  const isFresh = useConsole(
    ({ info, view }) =>
      info?.firstStart === true &&
      !info.play &&
      view !== undefined &&
      view.batch === null &&
      view.link.transport === 'none',
  )
  const [isLeft, setLeft] = useState(() => recallStart(localStorage).isLeft)
  const isSilent = useConsole(({ view }) => view === undefined)
  if (isSilent) return <SilentLine />
  return isFresh && !isLeft ? <Welcome onLeave={() => setLeft(true)} /> : <LineScreen />
}
