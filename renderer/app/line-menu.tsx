import { Popover, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { LineOverview } from '../../electron/contract/live.ts'
import { searchOfLine } from '../client/line-of-window.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './line-menu.module.css'
import bar from './top-bar.module.css'

/** Which line this window shows. Where the station has several, a way to the others, and a mark when an alarm calls there. */
export function LineName() {
  const { t } = useWords()
  const site = useConsole((state) => state.view?.site)
  const line = useConsole((state) => state.view?.line)
  const hasOthers = useConsole((state) => (state.view?.lines.length ?? 0) > 1)
  if (site === undefined || line === undefined) return null
  const name = t('app.siteLine', { site, line })
  return hasOthers ? <LineMenu name={name} line={line} /> : <span className={bar.dim}>{name}</span>
}

function LineMenu({ name, line }: { readonly name: string; readonly line: string }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const here = useConsole((state) => state.view?.lineId)
  const lines = useConsole((state) => state.view?.lines) ?? []
  const calling = lines.filter(({ lineId }) => lineId !== here).flatMap((one) => one.calling ?? [])
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start">
      <Popover.Target>
        <UnstyledButton className={css.open} onClick={() => setOpen((before) => !before)}>
          <span className={css.name}>
            {/* On a narrow screen the site gives way: it is the line that windows are told apart by. */}
            <span className={css.site}>{name.slice(0, -line.length)}</span>
            {line}
          </span>
          {calling.length > 0 && (
            <>
              <PriorityMark priority={mostUrgent(calling)} size={24} />
              <span className="visually-hidden">{t('lines.callsElsewhere')}</span>
            </>
          )}
          <Icon name="down" size={20} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={css.menu} aria-label={t('lines.title')}>
        <nav aria-label={t('lines.title')}>
          <ul className={css.list}>
            {lines.map((one) => (
              <li key={one.lineId}>
                <LineLink line={one} isHere={one.lineId === here} onGo={() => setOpen(false)} />
              </li>
            ))}
          </ul>
        </nav>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A page of its own for each line: nothing of the one is left when the other is shown. */
function LineLink({
  line,
  isHere,
  onGo,
}: {
  readonly line: LineOverview
  readonly isHere: boolean
  readonly onGo: () => void
}) {
  const { t } = useWords()
  const state = line.batch === 'none' ? t('lines.noBatch') : t(`words.batchState.${line.batch}`)
  const body = (
    <>
      <span className={css.line}>
        <b>{line.name}</b>
        <span className={css.state}>{t('lines.state', { state, link: t(`app.link.${line.link}`) })}</span>
      </span>
      {line.calling !== null && <PriorityMark priority={line.calling} size={26} />}
      <Icon name={isHere ? 'check' : 'arrow'} size={22} />
    </>
  )
  return isHere ? (
    <a className={css.link} href={window.location.hash || '#/line'} aria-current="true" onClick={onGo}>
      {body}
      <span className="visually-hidden">{t('lines.here')}</span>
    </a>
  ) : (
    <a className={css.link} href={searchOfLine(line.lineId)}>
      {body}
    </a>
  )
}

function mostUrgent(priorities: readonly (1 | 2 | 3)[]): 1 | 2 | 3 {
  return priorities.reduce((first, next) => (next < first ? next : first), 3)
}
