import { useEffect } from 'react'
import { useConsole, usePlay } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'

const PLAY_ICON = new URL('../icon-play.svg', import.meta.url).href

/** Play is told apart even in a task bar and in a row of tabs: by the window's title and its icon. So are windows of several lines, by the line. */
export function usePlayTitle(): void {
  const { t } = useWords()
  const play = usePlay()
  const line = useConsole(({ view }) => (view !== undefined && view.lines.length > 1 ? view.line : undefined))
  const name = line === undefined ? t('app.name') : t('lines.windowTitle', { line, title: t('app.name') })
  const title = play ? t('people.play.title', { mark: t('app.play.mark'), name }) : name
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (link === null || !play) return undefined
    const work = link.href
    link.href = PLAY_ICON
    return () => {
      link.href = work
    }
  }, [play])
}
